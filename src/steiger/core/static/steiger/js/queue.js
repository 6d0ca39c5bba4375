// Send when there is a connection: `<form data-draft="visit-report-…" data-queue="Report of visit 2" data-queue-done="…">`.
//
// Who presses the button gives the form away: it is kept on this device, as a draft, until the server has said that it
// is in. Every page of Steiger sends what waits. The form carries a key, so what is sent again because the answer got
// lost is not taken in twice. The server's half: `core/queue.py`. Without this script the form is simply sent.
(() => {
  const drafts = globalThis.steigerDrafts;
  const template = document.getElementById("queue-note");
  if (!drafts || !template) return;
  const { store, keyOf, read } = drafts;
  const SOON = 3000, LATE = 60000, PATIENCE = 30000;
  const notes = new Map();
  const busy = new Set();
  let wait = SOON, timer = 0;

  const formOf = (key) => [...document.querySelectorAll("form[data-queue]")].find((form) => keyOf(form) === key);
  const write = (key, draft) => store.setItem(key, JSON.stringify(draft));
  const waiting = () => drafts.keys().filter((key) => read(key)?.queued);
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

  // Telling

  const noteOf = (key) => {
    if (notes.has(key)) return notes.get(key);
    const note = template.content.firstElementChild.cloneNode(true);
    const queued = read(key)?.queued;
    const form = formOf(key);
    note.querySelector("[data-queue-title]").textContent = queued?.title ?? form?.dataset.queue ?? "";
    note.querySelector("[data-queue-now]").addEventListener("click", () => send(key, "now"));
    note.querySelector("[data-queue-change]").addEventListener("click", () => takeBack(key));
    note.querySelector("[data-queue-open]").href = queued?.url ?? "";
    if (form) form.before(note);
    else document.getElementById("content").prepend(note);
    notes.set(key, note);
    return note;
  };

  const tell = (key, state, text = "") => {
    const note = noteOf(key);
    const form = formOf(key);
    const isWaiting = Boolean(read(key)?.queued);
    note.dataset.state = state;
    note.querySelector(".actions").hidden = false;
    note.querySelector("[data-queue-state]").textContent = text || note.dataset[state];
    note.querySelector("[data-queue-now]").hidden = !["kept", "signedOut"].includes(state);
    note.querySelector("[data-queue-change]").hidden = !form || !isWaiting || state === "sending";
    note.querySelector("[data-queue-open]").hidden = Boolean(form) || !isWaiting || state === "sending";
    if (form) form.hidden = isWaiting || ["sending", "elsewhere"].includes(state);
    warnBeforeLeaving();
  };

  const sent = (key, answer) => {
    const note = noteOf(key);
    note.dataset.state = "sent";
    note.classList.replace("alert-warning", "alert-success");
    note.querySelector(".actions").remove();
    // The server's own words, with the link to what was sent.
    note.querySelector("[data-queue-state]").innerHTML = answer;
    if (formOf(key)) formOf(key).hidden = true;
    warnBeforeLeaving();
  };

  // Signing out throws away what is on the device, so it asks first when something waits.
  const warnBeforeLeaving = () => {
    for (const form of document.querySelectorAll("form[data-sign-out]")) {
      if (waiting().length) form.dataset.confirm = template.content.firstElementChild.dataset.leaving;
      else delete form.dataset.confirm;
    }
  };

  // Sending

  const post = (queued, how) => fetch(queued.url, {
    method: "POST",
    body: new URLSearchParams(queued.body),
    headers: { "X-CSRFToken": token(), "X-Steiger-Queue": how },
    credentials: "same-origin",
    signal: AbortSignal.timeout(PATIENCE),
  });

  const send = async (key, how = "later") => {
    const queued = read(key)?.queued;
    if (!queued) return tell(key, "elsewhere");
    if (busy.has(key)) return null;
    busy.add(key);
    if (how === "now") wait = SOON;
    tell(key, "sending");
    try {
      const response = await post(queued, how);
      const answer = await response.text();
      took(key, response, answer, how);
      wait = SOON;
    } catch {
      tell(key, "kept");
      later();
    } finally {
      busy.delete(key);
    }
    return null;
  };

  const took = (key, response, answer, how) => {
    const form = formOf(key);
    if (response.status === 201) {
      store.removeItem(key);
      if (form && how === "now") location.assign(form.dataset.queueDone);
      else sent(key, answer);
    } else if (response.redirected) tell(key, "signedOut");
    else if (response.status === 200) incomplete(key);
    else if (response.status === 409) tell(key, "stuck", answer.trim());
    else if (response.status >= 500 || response.status === 429) {
      tell(key, "kept");
      later();
    } else tell(key, "stuck");
  };

  // The server misses something: its own page says what, beside each question.
  const incomplete = (key) => {
    const form = formOf(key);
    if (!form) return tell(key, "incomplete");
    takeBack(key);
    return plainly(form);
  };

  const plainly = (form) => {
    form.dataset.plainly = "yes";
    form.requestSubmit();
    delete form.dataset.plainly;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(sendAll, wait);
    wait = Math.min(wait * 2, LATE);
  };
  const sendAll = () => { for (const key of waiting()) send(key); };

  // Back from waiting to being written, under the same key.
  const takeBack = (key) => {
    const draft = read(key);
    const form = formOf(key);
    delete draft.queued;
    write(key, draft);
    form.hidden = false;
    notes.get(key)?.remove();
    notes.delete(key);
    warnBeforeLeaving();
  };

  // Pressing

  const body = (form) => {
    const filled = new URLSearchParams(new FormData(form));
    filled.delete("csrfmiddlewaretoken");
    return filled.toString();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-queue]") || form.dataset.plainly) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.checkValidity()) give(form);
    else complete(form);
  }, true);

  const give = (form) => {
    const { queue: title } = form.dataset;
    const queued = { at: Date.now(), url: form.action, body: body(form), title };
    try {
      write(keyOf(form), { at: Date.now(), values: drafts.values(form), queued });
    } catch {
      // The device is full: nothing can wait here.
      plainly(form);
      return;
    }
    send(keyOf(form), "now");
  };

  // Not complete. With a connection the server's page says so; without one the browser points at the first question.
  const complete = async (form) => {
    try {
      await fetch(document.querySelector("link[rel=icon]").href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      plainly(form);
    } catch {
      const note = noteOf(keyOf(form));
      note.querySelector("[data-queue-state]").textContent = note.dataset.unfinished;
      note.querySelector(".actions").hidden = true;
      form.reportValidity();
    }
  };

  // Opening

  for (const key of waiting()) {
    const form = formOf(key);
    if (form) drafts.restore(form, read(key).values);
    tell(key, "kept");
    send(key);
  }
  addEventListener("online", sendAll);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sendAll(); });
})();
