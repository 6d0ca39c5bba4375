// How much room there is while typing, counted as parents read it: with what the system fills in. The server counts again.
(() => {
  const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
  const lengthOf = (text, filled) => {
    let more = 0;
    const rest = text.replace(/\{(\w+)\}/g, (whole, name) => {
      if (!(name in filled)) return whole;
      more += filled[name];
      return "";
    });
    return rest.replace(invisible, "").replace(/\s+/g, " ").trim().length + more;
  };

  for (const field of document.querySelectorAll("textarea[data-most]")) {
    const filled = JSON.parse(field.dataset.count);
    const most = Number(field.dataset.most);
    const warn = Number(field.dataset.warn);
    const shown = document.createElement("span");
    shown.className = "counter";
    shown.setAttribute("aria-hidden", "true");
    // Spoken after a pause and only where it matters: a number at every key would drown the words.
    const spoken = document.createElement("span");
    spoken.className = "visually-hidden";
    spoken.setAttribute("aria-live", "polite");
    field.after(shown, spoken);
    let pause;
    const count = () => {
      const left = most - lengthOf(field.value, filled);
      const words = (left < 0 ? field.dataset.over : field.dataset.left).replace("{n}", String(Math.abs(left)));
      shown.textContent = words;
      shown.classList.toggle("is-near", left >= 0 && left < most - warn);
      shown.classList.toggle("is-over", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => { spoken.textContent = left < most - warn ? words : ""; }, 800);
    };
    field.addEventListener("input", count);
    count();
  }
})();
