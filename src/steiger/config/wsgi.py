from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steiger.config.settings")
application = get_wsgi_application()
# What stands in memory now stays there: sweeping through it again would hold up one page in forty for a tenth of a
# second.
gc.collect()
gc.freeze()
