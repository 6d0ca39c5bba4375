// Never lose typing: `<form data-draft="visit-report-…">` keeps its fields on this device until they are saved.
//
// A draft belongs to one form and one person. It is offered again when the form opens, and goes when the form was
// accepted (the next page is another one), when the person throws it away or signs out, and after a week.
(() => {
  const PREFIX = "steiger-draft:";
  const SENT = "steiger-draft-sent";
  const WEEK = 7 * 24 * 3600 * 1000;
  const user = document.body.dataset.user;
  const keyOf = (form) => `${PREFIX}${user}:${form.dataset.draft}`;

  let store;
  try {
    store = localStorage;
    store.setItem("steiger-probe", "1");
    store.removeItem("steiger-probe");
  } catch { return; }

  const drop = (test) => {
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX) && test(key)) store.removeItem(key);
  };
  const read = (key) => {
    try { return JSON.parse(store.getItem(key)); } catch { return null; }
  };
  drop((key) => !(Date.now() - (read(key)?.at ?? 0) < WEEK));

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) drop((key) => key.startsWith(`${PREFIX}${user}:`));
  });
  if (!user) return;

  // Any other form is kept only when the session ends under it, by its place on the page.
  [...document.querySelectorAll("main form[method=post]:not([data-draft])")].forEach((form, place) => {
    form.dataset.draft = `rescued ${location.pathname} ${place}`;
    form.dataset.rescue = "yes";
  });
  const forms = [...document.querySelectorAll("form[data-draft]")];

  // Accepted: the server led us away from the form. An error page or the same form again is not that.
  const sent = sessionStorage.getItem(SENT);
  if (sent) {
    const isRefused = forms.some((form) => keyOf(form) === sent) || document.body.classList.contains("public");
    if (!isRefused) store.removeItem(sent);
    sessionStorage.removeItem(SENT);
  }

  const isKept = (field) => field.name && ("keep" in field.dataset || !["hidden", "password", "file", "submit", "button"].includes(field.type));
  const fields = (form) => [...form.elements].filter(isKept);
  const values = (form) => fields(form).map((field) =>
    [field.name, field.type === "checkbox" || field.type === "radio" ? [field.value, field.checked] : field.value]);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const restore = (form, saved) => {
    const open = fields(form);
    for (const [name, value] of saved) {
      const at = open.findIndex((field) => field.name === name && (!Array.isArray(value) || field.value === value[0]));
      if (at < 0) continue;
      const [field] = open.splice(at, 1);
      if (Array.isArray(value)) field.checked = value[1];
      else field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const offer = (form, draft) => {
    const note = document.getElementById("draft-note").content.firstElementChild.cloneNode(true);
    const when = note.querySelector("time");
    when.dateTime = new Date(draft.at).toISOString();
    when.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" })
      .format(draft.at);
    note.querySelector("[data-draft-restore]").addEventListener("click", () => {
      restore(form, draft.values);
      note.remove();
      fields(form).find((field) => field.type !== "hidden")?.focus();
    });
    note.querySelector("[data-draft-drop]").addEventListener("click", () => {
      store.removeItem(keyOf(form));
      note.remove();
    });
    form.prepend(note);
  };

  for (const form of forms) {
    const opened = values(form);
    const draft = read(keyOf(form));
    if (draft && !draft.queued && !same(draft.values, opened)) offer(form, draft);

    let timer = 0;
    let isTold = false;
    const keep = () => {
      const now = values(form);
      // Given away to be sent: what was typed last is in it already.
      if (form.hidden || read(keyOf(form))?.queued) return;
      if (same(now, opened)) return;
      store.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values: now }));
      if (isTold) return;
      isTold = true;
      form.append(document.getElementById("draft-kept").content.cloneNode(true));
    };
    document.addEventListener("steiger:keep-typing", keep);
    if (form.dataset.rescue) {
      if (draft) form.addEventListener("submit", () => sessionStorage.setItem(SENT, keyOf(form)));
      continue;
    }
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      keep();
      sessionStorage.setItem(SENT, keyOf(form));
    });
  }

  // What waits to be sent is a draft as well, with the same end: queue.js.
  globalThis.steigerDrafts = { store, keyOf, read, values, restore, keys: () =>
    Object.keys(store).filter((key) => key.startsWith(`${PREFIX}${user}:`)) };
})();
