// The page for the screen in the room: asks for itself again whenever the next code is due, and
// puts what has changed in place. A network that is away does not take the page off the wall: the
// code goes before it stops being good, and comes back by itself. Plain script, as for a lesson.
(() => {
  const CODE_IS_GOOD_FOR = 30_000;
  const AGAIN_AFTER = 2_000;

  const now = () => document.querySelector(".screen-now");
  const lost = document.querySelector(".screen-lost");
  let heard = Date.now();

  const ask = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" }).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    return new DOMParser().parseFromString(text, "text/html").querySelector(".screen-now");
  };
  const renew = async () => {
    const next = await ask();
    if (next) {
      heard = Date.now();
      now().replaceWith(document.adoptNode(next));
    }
    const gone = Date.now() - heard > CODE_IS_GOOD_FOR - AGAIN_AFTER;
    now().hidden = gone;
    const words = gone ? lost.dataset.lost : "";
    if (lost.textContent !== words) lost.textContent = words;
    wait(next ? due() : AGAIN_AFTER);
  };
  const due = () => Number(now().dataset.next) * 1000;
  const wait = (time) => setTimeout(renew, time);
  wait(due());
})();
