// Small comforts of the shell. Everything works without them.
(() => {
  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  // `/` goes to the search box, Escape leaves it and closes what is open.
  document.addEventListener("keydown", (event) => {
    const search = document.getElementById("search");
    if (event.key === "/" && search && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "Escape") {
      const open = event.target.closest("details.menu[open], details.why[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
      if (event.target === search) clearFound();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walkFound(event, search);
  });

  const clearFound = () => {
    const found = document.getElementById("found");
    if (found) found.replaceChildren();
  };

  const walkFound = (event, search) => {
    const links = [...document.querySelectorAll("#found a")];
    const stops = [search, ...links];
    const at = stops.indexOf(event.target);
    if (at < 0 || !links.length) return;
    event.preventDefault();
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
  };

  // A click elsewhere closes the menus and the answers.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open], details.why[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    if (!event.target.closest(".bar-search")) clearFound();
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "search" && !event.target.value.trim()) clearFound();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });

  // After a refused form the reader stands at what is wrong.
  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();

  // A form is sent once, however often the button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8000);
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();
