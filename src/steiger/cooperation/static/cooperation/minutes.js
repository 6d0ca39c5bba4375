// Minutes are kept as they are typed. What could not be sent is said, and stays on this device as a draft;
// what was kept needs no draft any more.
(() => {
  const keyOf = (form) => `steiger-draft:${document.body.dataset.user}:${form.dataset.draft}`;
  const formOf = (event) => event.detail.elt?.closest?.("form[data-autosave]");

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    const told = form.querySelector("[data-kept]");
    if (!event.detail.successful) {
      if (told) told.textContent = form.dataset.lost;
      return;
    }
    if (form.querySelector("[role=alert]")) return;
    try {
      localStorage.removeItem(keyOf(form));
      sessionStorage.removeItem("steiger-draft-sent");
    } catch { /* a device that keeps nothing has nothing to forget */ }
    form.querySelector(".draft-kept")?.remove();
  });
})();
