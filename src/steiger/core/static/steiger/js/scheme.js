// Light or dark, before the first paint: as the person chose on this device, otherwise as the device says.
(() => {
  const KEY = "steiger-scheme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem(KEY) || "auto"; } catch { return "auto"; }
  };
  const apply = () => {
    const scheme = chosen() === "auto" ? (dark.matches ? "dark" : "light") : chosen();
    document.documentElement.dataset.bsTheme = scheme;
    for (const button of document.querySelectorAll("[data-scheme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.scheme === chosen()));
    }
  };
  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    for (const choice of document.querySelectorAll("[data-scheme-choice]")) choice.hidden = false;
    apply();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-scheme]");
    if (!button) return;
    try { localStorage.setItem(KEY, button.dataset.scheme); } catch { /* a device that keeps nothing */ }
    apply();
  });
})();
