// Plays the film for parents in the page. No dependencies; needs drawing.js before it.
// It enhances a block that says everything without it (poster, transcript, downloads); see docs/film.md.
(() => {
  "use strict";

  const { resolve, svg, Stage } = window.SteigerFilm;
  const NARROW = 640;
  const STORED = "steiger-film-";

  // ---- The player --------------------------------------------------------------------------------------------------

  const ICONS = {
    play: "M8 4l12 8-12 8z",
    pause: "M8 5v14M16 5v14",
    previous: "M15 5l-7 7 7 7",
    next: "M9 5l7 7-7 7",
    captions: "M4 6h16v12H4zM7.5 12.5h3M7.5 15.5h6M13 12.5h3.5",
    full: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
    evening: "M3 4h18v11H3zM12 15v5M8 20h8",
    restart: "M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4",
  };

  function html(name, className, attributes = {}) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function showIcon(button, name, words) {
    const icon = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: `film-icon film-icon-${name}` });
    icon.append(svg("path", { d: ICONS[name] }));
    button.replaceChildren(icon);
    button.setAttribute("aria-label", words);
    button.title = words;
  }

  // Where somebody stopped, for as long as the tab is open. A browser that keeps nothing plays all the same.
  const memory = {
    key: (language) => STORED + language,
    read(language) {
      try { return Number(sessionStorage.getItem(this.key(language))); } catch { return 0; }
    },
    write(language, time) {
      try { sessionStorage.setItem(this.key(language), time.toFixed(1)); } catch { /* not kept */ }
    },
  };

  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  class Player {
    constructor(block, film, text, words) {
      Object.assign(this, { block, film, text, words });
      this.time = 0;
      this.playing = false;
      this.number = -1;
      this.captionsOn = true;
      this.still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.narrow = matchMedia(`(max-width: ${NARROW}px)`);
      this.build();
      this.listen();
      this.seek(this.remembered());
    }

    // What is on the screen

    build() {
      this.stage = svg("svg", { preserveAspectRatio: "xMidYMax slice", "aria-hidden": "true", class: "film-picture" });
      this.caption = html("p", "film-caption", {
        lang: this.text.language, dir: this.text.right_to_left ? "rtl" : "ltr", "aria-live": this.still ? "polite" : "off",
      });
      this.planks = html("div", "film-planks", { role: "group", "aria-label": this.text.title });
      this.buttons = html("div", "film-buttons");
      this.screen = html("div", "film-screen", { tabindex: "-1" });
      this.plankButtons = this.text.scenes.map((scene, number) => this.plank(scene, number));
      this.add("restart", () => this.restart());
      this.add("previous", () => this.step(-1));
      this.playButton = this.still ? null : this.add("play", () => this.toggle());
      this.add("next", () => this.step(1));
      this.captionButton = this.add("captions", () => this.toggleCaptions());
      this.captionButton.setAttribute("aria-pressed", "true");
      this.fullButton = this.add("full", () => this.toggleFull(false));
      this.add("evening", () => this.toggleFull(true));
      this.screen.append(this.stage, this.caption, this.planks, this.buttons);
      this.screen.dir = this.text.right_to_left ? "rtl" : "ltr";
      this.sentences = [...this.block.querySelectorAll("[data-film-transcript] > li")];
    }

    add(name, act) {
      const button = html("button", `film-button film-${name}`, { type: "button" });
      showIcon(button, name, this.words[name]);
      button.addEventListener("click", act);
      this.buttons.append(button);
      return button;
    }

    plank(scene, number) {
      const button = html("button", "film-plank", { type: "button" });
      const place = filled(this.words.scene, { number: number + 1, total: this.text.scenes.length });
      button.setAttribute("aria-label", `${place}: ${scene.sentences[0][2]}`);
      button.append(html("span"));
      button.addEventListener("click", () => this.open(number));
      this.planks.append(button);
      return button;
    }

    listen() {
      this.stage.addEventListener("click", () => (this.still ? this.step(1) : this.toggle()));
      this.screen.addEventListener("keydown", (event) => this.press(event));
      this.narrow.addEventListener("change", () => this.draw());
      document.addEventListener("fullscreenchange", () => {
        if (this.whole && document.fullscreenElement !== this.screen) this.leaveFull();
      });
      document.addEventListener("visibilitychange", () => document.hidden && this.pause());
    }

    press(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const onButton = event.target.closest("button") !== null;
      const forward = this.text.right_to_left ? "ArrowLeft" : "ArrowRight";
      const backward = this.text.right_to_left ? "ArrowRight" : "ArrowLeft";
      const acts = {
        " ": () => !onButton && (this.still ? this.step(1) : this.toggle()),
        [forward]: () => this.step(1),
        [backward]: () => this.step(-1),
        PageDown: () => this.step(1), // a presenter's remote
        PageUp: () => this.step(-1),
        Home: () => this.restart(),
        f: () => this.toggleFull(false),
        c: () => this.toggleCaptions(),
        Escape: () => this.screen.classList.contains("film-is-full") && this.leaveFull(),
      };
      const act = acts[event.key] || acts[event.key.toLowerCase()];
      if (!act || act() === false) return;
      event.preventDefault();
    }

    // Time

    get scene() {
      return this.text.scenes[this.number];
    }

    remembered() {
      const stored = memory.read(this.text.language);
      return stored > 1 && stored < this.text.seconds - 2 ? stored : 0;
    }

    seek(time) {
      this.time = time;
      let number = this.text.scenes.length - 1;
      while (number > 0 && this.text.scenes[number].start > time + 1e-6) number -= 1;
      this.load(number);
      this.draw();
    }

    open(number) {
      const within = Math.max(0, Math.min(this.text.scenes.length - 1, number));
      const scene = this.text.scenes[within];
      this.load(within);
      // Standing still, a scene is shown at the moment that tells the whole.
      const shown = this.playing ? 0 : resolve(this.film.scenes[scene.name].still, this.moments);
      this.time = scene.start + shown;
      this.opened = !this.playing;
      this.draw();
      if (this.evening && this.still) this.planNext();
    }

    step(by) {
      this.open(this.number + by);
    }

    restart() {
      this.opened = false;
      this.seek(0);
      if (this.still) this.open(0);
    }

    load(number) {
      if (number === this.number) return;
      this.number = number;
      this.moments = { D: this.scene.length };
      this.scene.sentences.forEach(([start], i) => { this.moments[`B${i}`] = start; });
      this.drawn = new Stage(this.film.scenes[this.scene.name], this.moments, this.text);
      this.stage.replaceChildren(this.drawn.element);
      this.stage.dataset.scene = this.scene.name;
      this.sentences.forEach((line, i) => {
        line.classList.toggle("film-now", i === number);
      });
    }

    draw() {
      const into = this.time - this.scene.start;
      this.drawn.draw(into);
      const upright = this.narrow.matches && (!this.full || innerHeight > innerWidth);
      const box = upright ? this.drawn.viewBox(into) : `0 0 ${this.film.width} ${this.film.height}`;
      if (box !== this.box) this.stage.setAttribute("viewBox", (this.box = box));
      this.showCaption(into);
      this.plankButtons.forEach((button, i) => {
        const part = i < this.number ? 1 : i > this.number ? 0 : into / this.scene.length;
        button.firstChild.style.inlineSize = `${(100 * part).toFixed(1)}%`;
        button.classList.toggle("film-laid", i < this.number);
        if (i === this.number) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
      });
    }

    showCaption(into) {
      const { sentences } = this.scene;
      const whole = this.still || (this.opened && !this.playing);
      const current = sentences.find(([start, end]) => into >= start && into <= end + 0.35);
      const words = whole ? sentences.map((sentence) => sentence[2]).join(" ") : current ? current[2] : "";
      if (words !== this.caption.textContent) this.caption.textContent = words;
    }

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }

    play() {
      if (this.still) return;
      if (this.time >= this.text.seconds - 0.1) this.seek(0);
      else if (this.opened) this.seek(this.scene.start);
      this.opened = false;
      this.playing = true;
      this.last = null;
      showIcon(this.playButton, "pause", this.words.pause);
      requestAnimationFrame((now) => this.tick(now));
    }

    pause() {
      if (!this.playing) return;
      this.playing = false;
      showIcon(this.playButton, "play", this.words.play);
      this.remember();
    }

    tick(now) {
      if (!this.playing) return;
      // After a pause of the browser the film goes on where it was: nothing is skipped.
      if (this.last !== null) this.time += Math.min(0.1, (now - this.last) / 1000);
      this.last = now;
      if (this.time >= this.text.seconds) {
        this.seek(this.text.seconds - 0.7);
        this.pause();
        memory.write(this.text.language, 0);
        return;
      }
      const before = this.number;
      this.seek(this.time);
      if (before !== this.number) this.remember();
      requestAnimationFrame((next) => this.tick(next));
    }

    remember() {
      memory.write(this.text.language, this.time);
    }

    // Captions and the large screen

    toggleCaptions() {
      this.captionsOn = !this.captionsOn;
      this.captionButton.setAttribute("aria-pressed", String(this.captionsOn));
      this.caption.hidden = !this.captionsOn;
    }

    async toggleFull(evening) {
      if (this.full) {
        if (this.whole) await document.exitFullscreen();
        else this.leaveFull();
        return;
      }
      this.full = true;
      this.evening = evening;
      this.screen.classList.add("film-is-full");
      this.stage.setAttribute("preserveAspectRatio", "xMidYMid meet"); // nobody's head is cut off
      this.screen.classList.toggle("film-is-evening", evening);
      this.screen.focus();
      // Some phones give only films the whole screen; the class fills the window there.
      await this.screen.requestFullscreen?.().catch(() => undefined);
      this.whole = document.fullscreenElement === this.screen;
      this.draw();
      if (evening && this.still) this.planNext();
      else if (evening) this.play();
    }

    leaveFull() {
      this.full = this.evening = this.whole = false;
      clearTimeout(this.planned);
      this.screen.classList.remove("film-is-full", "film-is-evening");
      this.stage.setAttribute("preserveAspectRatio", "xMidYMax slice");
      this.draw();
    }

    planNext() {
      // On a large screen stills go on by themselves, as long as each sentence needs.
      clearTimeout(this.planned);
      if (this.number < this.text.scenes.length - 1) {
        this.planned = setTimeout(() => this.evening && this.step(1), this.scene.length * 1000);
      }
    }
  }

  // ---- Where a page has a film -------------------------------------------------------------------------------------

  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  async function start(block, words) {
    const [film, text] = await Promise.all([fetched(block.dataset.drawings), fetched(block.dataset.text)]);
    const player = new Player(block, film, text, words);
    const poster = block.querySelector("[data-film-poster]");
    poster.replaceWith(player.screen);
    if (player.still) player.open(player.number);
    else player.play();
    (player.playButton || player.buttons.querySelector(".film-next")).focus();
    return player;
  }

  function enhance(block) {
    const words = JSON.parse(block.querySelector("[data-film-words]").textContent);
    const poster = block.querySelector("[data-film-poster]");
    const button = html("button", "film-start", { type: "button" });
    const begun = memory.read(block.dataset.language) > 1;
    showIcon(button, "play", begun ? words.resume : words.play);
    const label = html("span");
    label.textContent = begun ? words.resume : words.play;
    button.append(label);
    poster.append(button);
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        block.player = await start(block, words);
      } catch {
        button.remove(); // the transcript and the file to download are still there
      }
    });
  }

  Object.assign(window.SteigerFilm, { Player, start });
  for (const block of document.querySelectorAll("[data-film][data-drawings]")) enhance(block);
})();
