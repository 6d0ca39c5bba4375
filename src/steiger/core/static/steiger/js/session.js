// A session ends when nothing happens. The page says so before, tells the server that somebody is typing, and when it
// is over keeps what was typed (drafts.js) and leads to the sign-in page, and from there back here.
(() => {
  const { idle, stay, signIn } = document.body.dataset;
  const limit = Number(idle) * 1000;
  if (!limit) return;
  const warn = Math.min(120000, limit / 3);
  const KEY = "steiger-heard";
  const dialog = document.getElementById("still-there");
  let heardAt = Date.now();
  let isAsking = false;
  let isOver = false;

  // The other tabs of this browser share the session.
  const heard = () => {
    heardAt = Date.now();
    try { localStorage.setItem(KEY, String(heardAt)); } catch { /* then each tab counts for itself */ }
  };
  const latest = () => {
    let shared = 0;
    try { shared = Number(localStorage.getItem(KEY)) || 0; } catch { /* as above */ }
    return Math.max(heardAt, shared);
  };
  heard();

  const goOn = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
      const answer = await fetch(stay, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" });
      if (answer.status === 204) heard();
      else if (answer.type === "opaqueredirect") over();
    } catch { /* no network now: the next try comes */ } finally { isAsking = false; }
  };

  const keep = () => document.dispatchEvent(new Event("steiger:keep-typing"));
  const over = () => {
    if (isOver) return;
    isOver = true;
    keep();
    location.assign(`${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`);
  };

  const look = () => {
    const left = latest() + limit - Date.now();
    if (left <= 0) over();
    else if (left <= warn) {
      if (!dialog.open) { keep(); dialog.showModal(); }
    } else if (dialog.open) dialog.close("heard");
  };
  dialog.addEventListener("close", () => { if (dialog.returnValue !== "heard") goOn(); });

  for (const act of ["input", "keydown", "pointerdown"]) {
    document.addEventListener(act, () => {
      if (!dialog.open && Date.now() - latest() > limit / 6) goOn();
    }, { passive: true });
  }
  document.addEventListener("htmx:afterRequest", heard);
  // A device that slept may find its session over when a form is sent.
  document.addEventListener("submit", () => { if (Date.now() - latest() > limit) keep(); }, true);
  document.addEventListener("visibilitychange", look);
  setInterval(look, Math.min(5000, limit / 12));
})();
