// A box to sign in. What goes to the server are the points of the lines; without a script one signs with a name.
(() => {
  for (const pad of document.querySelectorAll("[data-pad]")) {
    const canvas = pad.querySelector("canvas");
    const kept = document.getElementById(pad.dataset.pad);
    const pen = canvas.getContext("2d");
    let lines = [];
    let line = null;
    pad.hidden = false;

    const draw = () => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      Object.assign(pen, { strokeStyle: "#22304A", lineWidth: 3, lineCap: "round", lineJoin: "round" });
      for (const one of lines) {
        pen.beginPath();
        one.forEach(([x, y], place) => (place ? pen.lineTo(x, y) : pen.moveTo(x, y)));
        pen.stroke();
      }
    };
    const point = (event) => {
      const box = canvas.getBoundingClientRect();
      const across = ((event.clientX - box.left) * canvas.width) / box.width;
      const down = ((event.clientY - box.top) * canvas.height) / box.height;
      return [Math.round(across), Math.round(down)];
    };
    const keep = () => {
      kept.value = lines.length ? JSON.stringify(lines) : "";
    };

    try {
      lines = JSON.parse(kept.value || "[]");
    } catch {
      lines = [];
    }
    draw();
    canvas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      line = [point(event)];
      lines.push(line);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!line) return;
      line.push(point(event));
      draw();
    });
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => {
        line = null;
        keep();
      });
    }
    pad.querySelector("[data-pad-clear]").addEventListener("click", () => {
      lines = [];
      keep();
      draw();
    });
  }
})();
