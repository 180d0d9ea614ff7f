// A lesson in the browser. Everything here only spares a step: without it, the page has a button
// at the end of each section. Plain script and not wasm, so that a lesson stays light.
(() => {
  // A section counts as read when its end has stayed in sight for this long, in milliseconds.
  const DWELL = 2000;

  const read = async (form) => {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      keepalive: true,
    }).catch(() => null);
    // Not noted: the button stays, and works.
    if (!answer?.ok) return;
    form.classList.add("done");
    document.querySelector(`.contents a[href="#${CSS.escape(form.section.value)}"]`)?.classList.add("read");
  };
  const waiting = new Map();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target));
      if (!isIntersecting) continue;
      waiting.set(target, setTimeout(() => {
        watcher.unobserve(target);
        if (document.visibilityState === "visible") read(target);
      }, DWELL));
    }
  });
  for (const form of document.querySelectorAll("form.section-end:not(.done)")) watcher.observe(form);

  // Beside a text on a wide screen the contents are open. Older browsers (Chromium before 131) cannot
  // be told so by the style sheet.
  const contents = document.querySelector(".contents details");
  if (contents && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 64rem)").matches) contents.open = true;

  // Another language of the interface, at the same section or question.
  document.querySelector("form.languages")?.addEventListener("submit", ({ currentTarget }) => {
    const passed = [...document.querySelectorAll(".prose h2[id], .sheet > [id]")].filter((h2) => h2.getBoundingClientRect().top < innerHeight / 2);
    const section = passed.at(-1)?.id;
    if (section) currentTarget.action = `${currentTarget.action.split("#")[0]}#${section}`;
  });

  // A practice question is answered in its card, so that no try is a step of the browser's history.
  // Whatever that does not lead to is sent as the form would be.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form.question[action$='/learning/try']") || form.dataset.whole) return;
    const body = new URLSearchParams(new FormData(form));
    // Chromium before 112 leaves out by which button it was sent.
    if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } }).catch(() => null);
    const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
    const card = page.getElementById(form.id);
    if (!card) {
      form.dataset.whole = true;
      return form.requestSubmit(event.submitter);
    }
    form.replaceWith(card);
    document.querySelector(".contents ol")?.replaceWith(page.querySelector(".contents ol"));
    const said = card.querySelector(".tried, .notice") ?? card;
    if (said.matches(".tried") && card.nextElementSibling?.matches(".goes-on")) card.nextElementSibling.open = true;
    said.tabIndex = -1;
    said.focus();
  });

  // A source is copied as one cites it: what the list says, where it can be read, and the day.
  const list = navigator.clipboard && document.querySelector(".sources");
  for (const source of list?.children ?? []) {
    const { copy, copied, seen } = list.dataset;
    const [link, pending] = ["a", ".badge"].map((part) => source.querySelector(part));
    const cited = (link ?? source.firstChild).textContent;
    source.insertAdjacentHTML("beforeend", ` <button type="button" class="quiet">${copy}</button> <span role="status"></span>`);
    const button = source.querySelector("button");
    button.ariaLabel = `${copy}: ${cited}`;
    button.onclick = async () => {
      const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
      const address = link ? `. ${link.href} (${seen} ${day})` : "";
      await navigator.clipboard.writeText(cited + address + (pending ? ` [${pending.textContent}]` : ""));
      button.nextElementSibling.textContent = copied;
    };
  }

  // Highlights of one's own have a script of their own, which comes when there are some or when something
  // is selected.
  const { marking } = document.currentScript.dataset;
  const mark = () => document.head.append(Object.assign(document.createElement("script"), { src: marking }));
  if (document.getElementById("own-marks")) setTimeout(mark);
  else if (marking) document.addEventListener("selectionchange", mark, { once: true });

  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && document.activeElement?.classList.contains("term")) document.activeElement.blur();
  });
})();
