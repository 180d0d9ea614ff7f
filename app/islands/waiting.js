// The marks that wait in this browser, on every page of whoever takes registers: they are counted
// and sent from any of them. What the server did not take stays, on a page of its own (`/waiting`),
// until the person has sent or discarded it. A register sees to the marks of its own session
// (`outbox` of the islands, which writes them). Plain script and not wasm, so that pages stay light.
(() => {
  const BASE = "torelik-outbox";
  const STORE = "messages";
  // A session's marks lie under this, in the order in which they were made.
  const MARKS = /^session-\d+$/;
  // What the server did not take lies under this and the key that it had.
  const ASIDE = "refused/";
  // In milliseconds: how long an answer may take, how long another window may take with a mark, and
  // after which time it is tried again. As in the islands.
  const PATIENCE = 20_000;
  const TURN = 30_000;
  const AGAIN = 30_000;
  // Said about one mark, and perhaps about no other.
  const TROUBLE = ["something_went_wrong", "bad_request"];
  const LATER = ["too_many_tries", "took_too_long"];

  const head = document.querySelector(".outbox");
  if (!head || !("indexedDB" in window)) return;
  const { by } = head.dataset;
  const [line] = head.getElementsByTagName("p");
  const [send] = head.getElementsByTagName("button");
  const session = document.querySelector("leptos-island") && /\/sessions\/(\d+)\/register$/.exec(location.pathname);
  const own = session && `session-${session[1]}`;
  let trouble = "";
  let sending = false;
  let retry;
  let asked = false;

  const opens = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open(BASE, 1);
    // Nothing was ever kept here, and nothing is made for it.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  // Does something with the storage, within one transaction, and gives what that comes to.
  const within = async (mode, does) => {
    const base = await opens();
    base.onversionchange = () => base.close();
    try {
      const transaction = base.transaction(STORE, mode);
      const done = does(transaction.objectStore(STORE));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
      return done.result;
    } finally {
      base.close();
    }
  };
  const read = (text) => {
    const message = Object.fromEntries(new URLSearchParams(text));
    return { ...message, text, says: Object.fromEntries(new URLSearchParams(message.body)), why: message.says };
  };
  const isMine = ({ says }) => !says.by || says.by === by;
  const all = async () => {
    const texts = await within("readonly", (store) => store.getAll()).catch(() => []);
    const marks = texts.filter((text) => typeof text === "string").map(read).filter(({ group }) => MARKS.test(group));
    return marks.sort((one, other) => one.order - other.order);
  };
  // Takes a mark out, unless something newer has its place, and puts another text elsewhere.
  const moves = (from, mark, to, text) => within("readwrite", (store) => {
    const found = store.get(from);
    found.onsuccess = () => {
      if (!found.result || read(found.result).order !== mark.order) return;
      store.delete(from);
      if (to) store.put(text, to);
    };
    return found;
  });
  const forgets = (mark) => moves(mark.key, mark);
  const refuses = (mark, code, says) =>
    moves(mark.key, mark, ASIDE + mark.key, `${mark.text}&${new URLSearchParams({ code, says, refused_at: Date.now() })}`);
  const discards = (mark) => moves(ASIDE + mark.key, mark);
  // As it was; what is too old counts as made now, since somebody has looked at it now.
  const restores = (mark) => {
    const body = new URLSearchParams(mark.body);
    if (mark.code === "made_too_long_ago") body.delete("made_at");
    const { key, group, order, action, made_at } = mark;
    return moves(ASIDE + key, mark, key, String(new URLSearchParams({ key, group, order, action, body, made_at })));
  };

  const posts = async ({ action, body }) => {
    const headers = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" };
    const asking = { method: "POST", headers, body: `${body}&sent_at=${Date.now()}`, signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(action, asking);
    return { ok: answer.ok, status: answer.status, text: await answer.text() };
  };
  const code = (text) => {
    try {
      return JSON.parse(text) ?? {};
    } catch {
      return {};
    }
  };
  // Sends one mark, and says what stops the others, if anything does.
  const delivers = async (mark, troubled) => {
    const { ok, status, text } = await posts(mark).catch(() => ({}));
    // The action has nothing to say, but says it as JSON, which no page on the way does.
    if (ok) return text.trim() === "null" ? void (await forgets(mark)) : "unreachable";
    const said = code(text);
    if (TROUBLE.includes(said.code)) return void troubled.push(mark);
    if (said.code === "sign_in_first") return "signedOut";
    if (!said.code || LATER.includes(said.code) || [408, 429].includes(status) || status >= 500) return "unreachable";
    await refuses(mark, said.code, said.says ?? "");
  };
  const about = ({ says }) => (says.status || says.undoes) && says.enrolment;
  // A mark waits behind those about the same person that the server failed at, and behind no other.
  const waits = (mark, troubled) => troubled.some((each) => each.key === mark.key || (about(each) && about(each) === about(mark)));
  const turn = (group, does) => {
    const name = `${BASE}/${group}`;
    return navigator.locks ? navigator.locks.request(name, { signal: AbortSignal.timeout(TURN) }, does) : does();
  };
  // Sends a session's marks in their order, one at a time.
  const sendsSession = async (group) => {
    const troubled = [];
    for (;;) {
      const stops = await turn(group, async () => {
        const marks = (await all()).filter((mark) => mark.group === group && !mark.code && isMine(mark));
        const next = marks.find((mark) => !waits(mark, troubled));
        return next ? delivers(next, troubled) : "done";
      });
      if (stops === "done") return troubled.length ? "unreachable" : "";
      if (stops) return stops;
    }
  };
  const waiting = (marks) => marks.filter((mark) => !mark.code && isMine(mark) && mark.group !== own);
  const sends = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(retry);
    let stops = "";
    try {
      for (const group of new Set(waiting(await all()).map((mark) => mark.group))) {
        stops = await sendsSession(group);
        if (stops) break;
      }
    } catch {
      stops = "unreachable";
    }
    trouble = stops;
    sending = false;
    if ((await shows()) > 0) retry = setTimeout(sends, AGAIN);
  };

  // What waits, in the head of the page and in the list; gives how many are to be sent from here.
  const shows = async () => {
    const marks = await all();
    const unsent = waiting(marks);
    const refused = marks.filter((mark) => mark.code && isMine(mark));
    const others = marks.filter((mark) => !isMine(mark));
    const words = (name, { length }) => (length ? head.dataset[name].replace("{count}", length) : "");
    const told = [
      words("waiting", unsent),
      unsent.length && trouble ? head.dataset[trouble] : "",
      words("refused", refused),
      words("others", others),
    ].filter(Boolean).join(" ");
    if (line.textContent !== told) line.textContent = told;
    send.hidden = !unsent.length;
    head.hidden = !told;
    lists("waiting", unsent);
    lists("refused", refused);
    // So that the browser does not clear it away for want of room.
    if (marks.length && !asked) {
      asked = true;
      navigator.storage?.persist?.().catch(() => {});
    }
    return unsent.length;
  };

  const word = (name) => document.querySelector(`.outbox-words [data-code="${CSS.escape(name)}"]`)?.textContent ?? name;
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const what = ({ action, says }) => {
    if (says.undoes) return word("undoes");
    if (!says.status) return word(action.endsWith("let-in") ? "let-in" : "added");
    const minutes = says.minutes && word("minutes").replace("{count}", says.minutes);
    return [word(says.status), minutes].filter(Boolean).join(", ");
  };
  const when = ({ made_at }) => {
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    return format.format(Number(made_at));
  };
  const leads = (href, text) => (href?.startsWith("/") ? element("a", { href }, text) : text);
  const item = (mark, refused) => {
    const { name, title, page, enrolment } = mark.says;
    const person = page && enrolment ? `${page.split("?")[0]}/${enrolment}` : "";
    const lines = [
      element("p", { className: "name" }, leads(person, name || enrolment || ""), ` · ${what(mark)}`),
      element("p", { className: "meta" }, when(mark), " · ", leads(page, title || "")),
    ];
    if (!refused) return element("li", {}, ...lines);
    const again = element("button", { type: "button", className: "quiet" }, word("again"));
    const discard = element("button", { type: "button", className: "quiet" }, word("discard"));
    again.addEventListener("click", () => restores(mark).then(sends).then(rests));
    discard.addEventListener("click", () => {
      if (discard.textContent === word("surely")) return void discards(mark).then(shows).then(rests);
      discard.textContent = word("surely");
    });
    return element("li", {}, ...lines, element("p", {}, mark.why), element("div", { className: "actions" }, again, discard));
  };
  // Where the button was that is gone with its line, focus would be nowhere.
  const rests = () => document.activeElement === document.body && document.querySelector("h2[tabindex]")?.focus();
  const lists = (name, marks) => {
    const list = document.querySelector(`.outbox-list[data-list="${name}"]`);
    const keys = marks.map(({ key, refused_at }) => `${key} ${refused_at}`).join();
    // What has not changed stays as it is, with what is focused in it.
    if (!list || list.dataset.keys === keys) return;
    list.dataset.keys = keys;
    list.replaceChildren(...marks.map((mark) => item(mark, name === "refused")));
    list.previousElementSibling.hidden = marks.length > 0;
  };

  send.addEventListener("click", sends);
  // A register tells that something waits, was sent or was refused.
  addEventListener(BASE, shows);
  for (const hope of ["online", "focus"]) addEventListener(hope, sends);
  addEventListener("pageshow", ({ persisted }) => persisted && sends());
  shows().then(sends);
})();
