// The page for the screen in the room: asks for itself again whenever the next code is due, and
// puts what has changed in place. A network that is away, or swallows what is sent, does not take
// the page off the wall: the code goes before it stops being good, and comes back by itself. Plain
// script, as for a lesson.
(() => {
  const AGAIN_AFTER = 2_000;
  const PATIENCE = 5_000;

  const now = () => document.querySelector(".screen-now");
  const lost = document.querySelector(".screen-lost");
  let heard = Date.now();

  const ask = async () => {
    const asking = { headers: { Accept: "text/html" }, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(location.href, asking).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    return new DOMParser().parseFromString(text, "text/html").querySelector(".screen-now");
  };
  const renew = async () => {
    // What comes was made after this, so it is good for as long at least.
    const asked = Date.now();
    const next = await ask();
    if (next) {
      heard = asked;
      now().replaceWith(document.adoptNode(next));
    }
    look();
    wait(next ? due() : AGAIN_AFTER);
  };
  // By a clock of its own: while an answer is waited for, the code grows old.
  const look = () => {
    const gone = Date.now() - heard > Number(now().dataset.good) * 1000 - AGAIN_AFTER;
    now().hidden = gone;
    const words = gone ? lost.dataset.lost : "";
    if (lost.textContent !== words) lost.textContent = words;
  };
  const due = () => Number(now().dataset.next) * 1000;
  const wait = (time) => setTimeout(renew, time);
  // The wall is the code's alone, where the browser can do that; Escape leads back.
  const full = document.querySelector(".screen-full");
  const screen = document.querySelector(".screen");
  if (full && document.fullscreenEnabled) {
    full.hidden = false;
    full.addEventListener("click", () => screen.requestFullscreen().catch(() => {}));
  }
  wait(due());
  setInterval(look, 1_000);
})();
