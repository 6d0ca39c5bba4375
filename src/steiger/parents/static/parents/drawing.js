// Draws the film for parents as SVG, from the same drawings as the MP4: motion, and one scene at a time.
// player.js plays it; the formulas are those of film/motion.py.
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const BLINK = 0.16;

  // ---- Motion ------------------------------------------------------------------------------------------------------

  const EASES = {
    lin: (part) => part,
    in: (part) => part ** 3,
    out: (part) => 1 - (1 - part) ** 3,
    io: (part) => (part < 0.5 ? 4 * part ** 3 : 1 - (-2 * part + 2) ** 3 / 2),
    back: (part) => 1 + 2.2 * (part - 1) ** 3 + 1.2 * (part - 1) ** 2,
  };

  function resolve(time, moments) {
    if (typeof time === "number") return time;
    const [, moment, offset] = /^(D|B\d+)([+-][\d.]+)?$/.exec(time);
    return moments[moment] + Number(offset || 0);
  }

  function readFrames(frames, moments) {
    return (frames || []).map(([time, value, ease]) => [resolve(time, moments), value, ease || "io"]);
  }

  function between(frames, time) {
    if (time <= frames[0][0]) return frames[0][1];
    for (let i = 1; i < frames.length; i += 1) {
      if (time >= frames[i][0]) continue;
      const [start, from] = frames[i - 1];
      const [end, to, ease] = frames[i];
      return from + (to - from) * EASES[ease]((time - start) / (end - start));
    }
    return frames[frames.length - 1][1];
  }

  function readMotion(spec, moments) {
    return {
      frames: readFrames(spec.k, moments),
      waves: (spec.w || []).map(([amplitude, period, phase, envelope]) => ({
        amplitude, period, phase: phase || 0, envelope: readFrames(envelope, moments),
      })),
      blink: spec.b,
    };
  }

  function motionAt(motion, time, rest) {
    let value = motion.frames.length ? between(motion.frames, time) : rest;
    for (const { amplitude, period, phase, envelope } of motion.waves) {
      const swing = amplitude * Math.sin(2 * Math.PI * (time / period + phase));
      value += envelope.length ? swing * between(envelope, time) : swing;
    }
    if (motion.blink) {
      const [period, phase] = motion.blink;
      const into = (time + phase * period) % period;
      if (into < BLINK) value *= Math.max(0.08, Math.abs(into - BLINK / 2) / (BLINK / 2));
    }
    return value;
  }

  // ---- Drawing -----------------------------------------------------------------------------------------------------

  function svg(name, attributes = {}) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  let numbered = 0;

  class Stage {
    // One scene as SVG, its moments known: `draw(time)` moves what moves.
    constructor(drawing, moments, text) {
      this.text = text;
      this.moments = moments;
      this.mirrored = text.right_to_left && drawing.mirrored;
      this.moving = [];
      this.defs = svg("defs");
      this.element = svg("g", this.mirrored ? { transform: "translate(1920 0) scale(-1 1)" } : {});
      this.element.append(this.defs, this.make(drawing.root));
      this.view = {
        x: readMotion(drawing.view.x, moments),
        width: readMotion(drawing.view.width, moments),
      };
    }

    draw(time) {
      for (const record of this.moving) this.place(record, time);
    }

    viewBox(time) {
      // What a narrow screen shows: a square that follows the story.
      const width = motionAt(this.view.width, time, 1080);
      const x = motionAt(this.view.x, time, 420);
      const left = this.mirrored ? 1920 - x - width : x;
      return `${left.toFixed(1)} ${(850 - width).toFixed(1)} ${width.toFixed(1)} ${width.toFixed(1)}`;
    }

    make(node) {
      if (node.if && !this.text.labels[node.if]) return "";
      const element = "d" in node ? this.makeShape(node) : "t" in node ? this.makeLabel(node) : this.makeGroup(node);
      if (!element) return "";
      const scale = node.s ?? 1;
      const record = {
        element,
        rest: { x: node.x || 0, y: node.y || 0, r: node.r || 0, s: (node.sx ?? 1) * scale, sx: (node.sx ?? 1) * scale,
          sy: (node.sy ?? 1) * scale, o: node.o ?? 1, tr: node.tr },
        keep: Boolean(node.keep) || "t" in node,
        motions: Object.entries(node.a || {}).map(([name, spec]) => [name, readMotion(spec, this.moments)]),
      };
      this.place(record, 0);
      if (record.motions.length) this.moving.push(record);
      return element;
    }

    makeGroup(node) {
      const group = svg("g");
      for (const child of node.k) group.append(this.make(child));
      if (node.clip) {
        const clip = svg("clipPath", { id: `film-${(numbered += 1)}` });
        clip.append(svg("path", { d: node.clip }));
        this.defs.append(clip);
        group.setAttribute("clip-path", `url(#${clip.id})`);
      }
      return group;
    }

    makeShape(node) {
      const shape = svg("path", { d: node.d, fill: node.f ? this.fill(node.f) : "none" });
      if (node.er) shape.setAttribute("fill-rule", "evenodd");
      if (node.st) {
        const stroke = { stroke: node.st, "stroke-width": node.sw, "stroke-linecap": "round", "stroke-linejoin": "round" };
        for (const [key, value] of Object.entries(stroke)) shape.setAttribute(key, value);
      }
      if (node.tr !== undefined) shape.setAttribute("pathLength", 1);
      return shape;
    }

    makeLabel(node) {
      const { labels, label_languages: languages, sizes } = this.text;
      const words = labels[node.t];
      if (!words) return null;
      const language = languages[node.t] || this.text.language;
      const label = svg("text", {
        "text-anchor": "middle",
        "dominant-baseline": "central",
        "font-size": sizes[`${node.t}/${node.size}`] || node.size,
        fill: node.f || "#22304A",
        lang: language,
        direction: language === this.text.language && this.text.right_to_left ? "rtl" : "ltr",
      });
      label.textContent = words;
      return label;
    }

    fill(fill) {
      if (typeof fill === "string") return fill;
      const id = `film-${(numbered += 1)}`;
      const line = fill.lg && { x1: fill.lg[0], y1: fill.lg[1], x2: fill.lg[2], y2: fill.lg[3] };
      const ring = fill.rg && { cx: fill.rg[0], cy: fill.rg[1], r: fill.rg[2] };
      const gradient = svg(line ? "linearGradient" : "radialGradient", { id, gradientUnits: "userSpaceOnUse", ...(line || ring) });
      for (const [offset, colour, opacity] of fill.s) {
        gradient.append(svg("stop", { offset, "stop-color": colour, "stop-opacity": opacity ?? 1 }));
      }
      this.defs.append(gradient);
      return `url(#${id})`;
    }

    place(record, time) {
      const now = { ...record.rest };
      for (const [name, motion] of record.motions) now[name] = motionAt(motion, time, record.rest[name] ?? 0);
      const both = record.motions.some(([name]) => name === "s");
      const wide = (both ? now.s : now.sx) * (record.keep && this.mirrored ? -1 : 1);
      const high = both ? now.s : now.sy;
      let transform = now.x || now.y ? `translate(${now.x.toFixed(2)} ${now.y.toFixed(2)})` : "";
      if (now.r) transform += `rotate(${now.r.toFixed(2)})`;
      if (wide !== 1 || high !== 1) transform += `scale(${wide.toFixed(4)} ${high.toFixed(4)})`;
      if (transform !== (record.transform || "")) record.element.setAttribute("transform", transform);
      record.transform = transform;
      this.fade(record, Math.max(0, Math.min(1, now.o)), now.tr);
    }

    fade(record, opacity, trim) {
      const { element } = record;
      if (opacity !== (record.opacity ?? 1)) {
        element.setAttribute("opacity", opacity.toFixed(3));
        element.setAttribute("display", opacity <= 0.003 ? "none" : "inline");
      }
      record.opacity = opacity;
      if (trim === undefined || trim === record.trim) return;
      element.setAttribute("stroke-dasharray", `${Math.max(0, trim).toFixed(4)} 2`);
      element.setAttribute("visibility", trim <= 0 ? "hidden" : "inherit");
      record.trim = trim;
    }
  }

  window.SteigerFilm = { readMotion, motionAt, resolve, svg, Stage };
})();
