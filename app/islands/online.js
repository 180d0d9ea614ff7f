// The page of an online session, which stays open while the meeting runs in another tab or program.
// It tells the platform twice a minute that it is there and shows the minutes so far. Without it,
// the page has a button for that.
(() => {
  // In milliseconds; `rules::online::EVERY`.
  const EVERY = 30_000;

  const form = document.querySelector("form.online-here");
  if (!form) return;
  const minutes = document.querySelector(".online-minutes");
  const trouble = document.querySelector(".online-trouble");
  let timer;

  const stay = async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("by_hand");
    const answer = await fetch(form.action, {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json" },
      // Sent to its end when the page is closed meanwhile.
      keepalive: true,
    }).catch(() => null);
    if (answer?.ok) {
      minutes.textContent = await answer.json();
    } else if (answer && answer.status < 500 && answer.status !== 429) {
      // Over, signed out, or no longer in the training: the page itself says which.
      clearInterval(timer);
      return location.reload();
    }
    trouble.hidden = Boolean(answer?.ok);
  };

  timer = setInterval(stay, EVERY);
  stay();
  // Pages that lie behind others are slowed down, on telephones stopped: tell when one is back.
  document.addEventListener("visibilitychange", stay);
  addEventListener("pageshow", ({ persisted }) => persisted && stay());
  addEventListener("online", stay);
  // The link leads out of the page; that one went is known at once.
  addEventListener("pagehide", stay);
  form.addEventListener("submit", () => clearInterval(timer));
})();
