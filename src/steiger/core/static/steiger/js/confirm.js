// `<form data-confirm="Really?">` asks first, in the page's own dialog. Without script the form is simply sent.
// Loaded in the head: a button is never there before the question is.
(() => {
  let asking = null;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const dialog = document.getElementById("ask-first");
    if (!dialog?.showModal || !form.dataset.confirm || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    asking = { form, submitter: event.submitter };
    const yes = dialog.querySelector("[data-ask-yes]");
    yes.dataset.plain ??= yes.textContent;
    yes.textContent = form.dataset.confirmButton || yes.dataset.plain;
    dialog.querySelector("#ask-question").textContent = form.dataset.confirm;
    dialog.addEventListener("close", answered, { once: true });
    dialog.showModal();
  }, true);

  const answered = (event) => {
    const dialog = event.target;
    const { form, submitter } = asking || {};
    asking = null;
    if (!form || dialog.returnValue !== "yes") return;
    dialog.returnValue = "";
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
    delete form.dataset.confirmed;
  };
})();
