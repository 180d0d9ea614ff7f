// Highlights of one's own in a lesson. What is selected can be kept, by mouse, finger or keyboard; what
// was kept is shown where its words still stand. Nothing in the page is changed for it, so that where the
// browser knows no custom highlights there are none. The words are kept as a quotation in the reader's own
// note on the section, where they are listed, changed and removed without a script.
(() => {
  const script = document.querySelector("script[data-marking]");
  const form = document.querySelector("form.section-end");
  if (!globalThis.Highlight || !CSS.highlights || !script || !form) return;
  const { mark, marked, failed, most } = script.dataset;

  // The letters of each section with their places; blanks and the ends of blocks are one blank.
  const sections = new Map();
  const BLOCKS = "p, li, dt, dd, th, td, h3, h4, blockquote, figcaption, pre";
  let id, block;
  for (const text of document.querySelectorAll(".prose .text")) {
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      const parent = node.parentElement;
      id = parent.closest("h2[id]")?.id ?? id;
      if (!id || parent.closest("h2, svg, .visually-hidden")) continue;
      if (!sections.has(id)) sections.set(id, { words: "", places: [] });
      const own = sections.get(id);
      const add = (letter, at) => {
        if (letter === " " && (!own.words || own.words.endsWith(" "))) return;
        own.words += letter;
        own.places.push([node, at]);
      };
      const around = parent.closest(BLOCKS);
      if (around !== block) add(" ", 0);
      block = around;
      for (let at = 0; at < node.length; at += 1) add(/\s/.test(node.data[at]) ? " " : node.data[at], at);
    }
  }

  const sheet = new CSSStyleSheet();
  // Where highlights inherit no properties of the page (Chromium 109), the colour has to be said.
  const paint = () => sheet.replaceSync(`
    ::highlight(own) { background-color: ${getComputedStyle(document.documentElement).getPropertyValue("--mark")}; }
    @media (forced-colors: active) { ::highlight(own) { background-color: Mark; color: MarkText; } }
    .marking { position: fixed; inset: auto 0 1rem; z-index: 5; display: flex; align-items: center; gap: 0.75rem; inline-size: max-content; margin: auto; padding: 0.5rem; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--sheet); box-shadow: var(--shadow); font: 1rem/1.4 var(--sans); }
    .marking > span:empty { display: none; }
    @media print { .marking { display: none; } }
  `);
  paint();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const shown = new Highlight();
  CSS.highlights.set("own", shown);
  const show = (section, words) => {
    const own = sections.get(section);
    const from = own ? own.words.indexOf(words) : -1;
    if (from < 0) return;
    const range = new Range();
    const [first, last] = [own.places[from], own.places[from + words.length - 1]];
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    shown.add(range);
  };
  for (const { dataset, textContent } of document.querySelectorAll("#own-marks > li")) show(dataset.section, textContent);

  // What is selected of the first section in which anything is.
  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const within = ([node, at]) => range.comparePoint(node, at) === 0 && !(node === range.endContainer && at === range.endOffset);
    for (const [section, { words, places }] of sections) {
      const from = places.findIndex(within);
      if (from < 0) continue;
      let to = from;
      while (to < places.length && within(places[to])) to += 1;
      const text = words.slice(from, to).trim();
      return text && text.length <= Number(most) ? { section, words: text, node: places[to - 1][0] } : null;
    }
    return null;
  };

  const bar = document.createElement("div");
  bar.className = "marking";
  bar.hidden = true;
  bar.lang = document.documentElement.lang;
  bar.innerHTML = '<button type="button"></button> <span role="status"></span>';
  const [button, status] = bar.children;
  button.textContent = mark;
  // Pressed, it must not take the selection away.
  button.onpointerdown = (event) => event.preventDefault();
  let found = null;
  let saying = 0;
  const says = (words) => {
    status.textContent = words;
    clearTimeout(saying);
    saying = setTimeout(() => {
      saying = 0;
      status.textContent = "";
      look();
    }, 4000);
  };
  const look = () => {
    const now = chosen();
    // On the way to the button the selection may be gone; what was selected is still meant.
    if (!now && (saying || bar.contains(document.activeElement))) return;
    found = now;
    // Behind the paragraph, list or table in which the selection ends: a few stops of the keyboard lead to it.
    if (found && bar.hidden) {
      let last = found.node.parentElement;
      while (!last.parentElement.matches(".text")) last = last.parentElement;
      last.after(bar);
    }
    bar.hidden = !found;
    button.hidden = false;
  };
  button.onclick = async () => {
    const { section, words } = found;
    const body = new URLSearchParams({ training: form.training.value, lesson: form.lesson.value, section, words });
    const answer = await fetch("/api/learning/highlight", { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    says(answer?.ok ? marked : failed);
    if (!answer?.ok) return;
    show(section, words);
    getSelection().removeAllRanges();
    button.hidden = true;
  };
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  });
  look();
})();
