// `<form data-confirm="Really?">` asks first, in the page's own dialog. Without script the form is simply sent.
(() => {
  const dialog = document.getElementById("ask-first");
  if (!dialog || !dialog.showModal) return;
  const question = dialog.querySelector("#ask-question");
  const yes = dialog.querySelector("[data-ask-yes]");
  const plainYes = yes.textContent;
  let asking = null;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.confirm || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    asking = { form, submitter: event.submitter };
    question.textContent = form.dataset.confirm;
    yes.textContent = form.dataset.confirmButton || plainYes;
    dialog.showModal();
  }, true);

  dialog.addEventListener("close", () => {
    const { form, submitter } = asking || {};
    asking = null;
    if (!form || dialog.returnValue !== "yes") return;
    dialog.returnValue = "";
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
    delete form.dataset.confirmed;
  });
})();
