// Dragging a visit to another day or specialist. Without a mouse, or without script, the link on the visit does the same.
(() => {
  let dragged = null;

  const cellOf = (event) => event.target.closest?.("td[data-specialist]:not(.is-outside)");
  const mark = (cell) => {
    for (const one of document.querySelectorAll("td.is-target")) one.classList.toggle("is-target", one === cell);
    cell?.classList.add("is-target");
  };

  document.addEventListener("dragstart", (event) => {
    const visit = event.target.closest?.(".plan-visit[draggable='true']");
    if (!visit) return;
    dragged = visit;
    visit.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", visit.dataset.drag);
  });

  document.addEventListener("dragover", (event) => {
    const cell = dragged && cellOf(event);
    if (!cell) return;
    event.preventDefault();
    mark(cell);
  });

  document.addEventListener("drop", (event) => {
    const cell = dragged && cellOf(event);
    if (!cell) return;
    event.preventDefault();
    const values = { specialist: cell.dataset.specialist, on: cell.dataset.on, week: cell.dataset.week };
    htmx.ajax("POST", `${dragged.dataset.drag}?week=${cell.dataset.week}`, { source: "#plan", target: "#plan", swap: "outerHTML", values });
  });

  document.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    dragged = null;
    mark(null);
  });
})();
