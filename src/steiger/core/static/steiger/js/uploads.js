// A file that is empty, too large or of another kind is refused by name before it is sent. The server looks again.
// Loaded in the head: no file is chosen before somebody looks.
(() => {
  const whyNot = (file, input) => {
    const limit = Number(input.dataset.limitBytes);
    const endings = (input.accept || "").split(",").filter(Boolean);
    const size = (file.size / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    let words = "";
    if (file.size === 0) words = input.dataset.empty;
    else if (file.size > limit) words = input.dataset.tooLarge;
    else if (endings.length && !endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      words = input.dataset.otherKind;
    }
    return words && words.replace("{name}", file.name).replace("{size}", size).replace("{limit}", limit / 1048576);
  };

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type=file][data-limit-bytes]")) return;
    const field = input.closest(".field") || input.parentElement;
    field.querySelector("[data-refused]")?.remove();
    const reasons = [...input.files].map((file) => whyNot(file, input)).filter(Boolean);
    field.classList.toggle("is-wrong", reasons.length > 0);
    if (!reasons.length) return;
    input.value = "";
    const list = document.createElement("ul");
    list.className = "errorlist";
    list.dataset.refused = "";
    list.setAttribute("role", "alert");
    for (const reason of reasons) list.append(Object.assign(document.createElement("li"), { textContent: reason }));
    input.before(list);
  });
})();
