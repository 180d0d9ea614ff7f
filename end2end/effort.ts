/**
 * What a task costs whoever does it: counted in the page while a person's hands do it, and turned
 * into seconds by the keystroke-level model.
 *
 * Stuart K. Card, Thomas P. Moran, Allen Newell: The keystroke-level model for user performance time
 * with interactive systems. Communications of the ACM 23 (1980), 7, pages 396–410,
 * doi:10.1145/358886.358895. Its operators, as they are used here:
 *
 * - K, 0.28 s: a key, of an average typist who is no secretary; shift is a key of its own, and what is
 *   pasted is two.
 * - P, 1.1 s: pointing to something, with the mouse or a finger. A page that has to be moved until it
 *   is in sight costs a P for each height of the window that was begun on it: the model has no wheel.
 * - B, 0.1 s: a press. The paper counts it as a K; the finer operator is David Kieras’s.
 * - H, 0.4 s: the hand goes from the mouse to the keys or back. On a phone it stays where it is.
 * - M, 1.35 s: thinking, before each field and each button.
 *
 * R, what the system takes, is left out: it is the server’s and the network’s, and how many pages were
 * loaded stands beside.
 */
import type { Page } from "@playwright/test";

/** Seconds of each operator. */
export const SECONDS = { K: 0.28, P: 1.1, B: 0.1, H: 0.4, M: 1.35 } as const;

/** What was counted. */
export interface Counts {
  /** Presses on what is no field to type or choose in: links, buttons, boxes; and Enter for one. */
  taps: number;
  /** Fields that were typed in or chosen from. */
  fields: number;
  /** Keys; the Enter of a button is one of them, too. */
  keys: number;
  /** How often something was pointed at. */
  points: number;
  /** Presses of a mouse button or a finger. */
  presses: number;
  /** How often a hand went from the mouse to the keys or back. */
  homings: number;
  /** Pages that were loaded. */
  loads: number;
  /** How far pages were moved to see what was pressed then, in pixels. */
  scrolled: number;
  /** The same in heights of the window, each that was begun on a page. */
  heights: number;
}

const NOTHING: Counts = {
  taps: 0, fields: 0, keys: 0, points: 0, presses: 0, homings: 0, loads: 0, scrolled: 0, heights: 0,
};

/** What is done where no page sees it, such as in the window in which a file is chosen. */
export const BEYOND = {
  /** A photograph of a square code: the phone is held to it, and the link that appears is tapped. */
  camera: { ...NOTHING, taps: 1, points: 2, presses: 1, loads: 1 },
  /** Ctrl+P and Enter. */
  print: { ...NOTHING, taps: 1, keys: 3, homings: 1 },
  /** Ctrl+C in the page; the messenger and the person in it; Ctrl+V and Enter. */
  sendOn: { ...NOTHING, taps: 3, keys: 5, points: 2, presses: 2, homings: 2 },
  /** Rows of a sheet: its window, from the first cell to the last, Ctrl+C; and back. */
  copyRows: { ...NOTHING, taps: 3, keys: 2, points: 4, presses: 3, homings: 2 },
  /** A link that came as a message. */
  openLink: { ...NOTHING, taps: 1, points: 1, presses: 1, loads: 1 },
} as const satisfies Record<string, Counts>;

/** Sums of counts. */
export function sum(...all: Counts[]): Counts {
  const total = { ...NOTHING };
  for (const counts of all) for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += counts[name];
  return total;
}

/** The seconds that this takes. */
export function seconds(counts: Counts): number {
  const { K, P, B, H, M } = SECONDS;
  const { taps, fields, keys, points, presses, homings, heights } = counts;
  return K * keys + P * (points + heights) + B * presses + H * homings + M * (taps + fields);
}

/** Counts what is done in a page from now on, over all that it loads; gives what it came to. */
export async function counts(page: Page): Promise<() => Promise<Counts>> {
  await page.evaluate((name) => sessionStorage.setItem(name, JSON.stringify({ hand: "mouse" })), NAME);
  return async () => {
    const counted = await page.evaluate((name) => sessionStorage.getItem(name), NAME);
    await page.evaluate((name) => sessionStorage.removeItem(name), NAME);
    const found = JSON.parse(counted ?? "{}") as Partial<Counts>;
    // What was never counted is nothing; what is no count, such as where the hand is, is left behind.
    const names = Object.keys(NOTHING) as (keyof Counts)[];
    return Object.fromEntries(names.map((name) => [name, Math.round(found[name] ?? 0)])) as unknown as Counts;
  };
}

/** Where the page keeps what it counts. */
const NAME = "effort";

/** Makes the pages of a browser able to count. Before the first of them is opened. */
export async function counting(page: Page): Promise<Page> {
  await page.context().addInitScript(count, NAME);
  return page;
}

/**
 * Runs in each page before its own scripts. Only what the browser says came from a person counts; what a
 * test chooses for a person from a list or among files comes by a script, and counts as pointing to it.
 */
function count(name: string): void {
  if (window !== window.top) return;
  const TYPED = "input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=file]), textarea";
  const FIELD = `${TYPED}, select, [type=file]`;
  let [last, typing] = [{ at: -Infinity, x: 0, y: 0 }, ""];
  // Where the browser put the page: at its beginning, or at the part that the address names.
  let stood: number | undefined;
  const seen = new WeakSet<EventTarget>();
  type Kept = { hand?: string; here?: number; [counted: string]: number | string | undefined };
  const note = (change: (kept: Kept, add: (what: string, many?: number) => void) => void): void => {
    let kept: Kept;
    try {
      const found = sessionStorage.getItem(name);
      if (found === null) return;
      kept = JSON.parse(found) as Kept;
    } catch {
      // A page without an address of its own keeps nothing.
      return;
    }
    change(kept, (what, many = 1) => (kept[what] = Number(kept[what] ?? 0) + many));
    sessionStorage.setItem(name, JSON.stringify(kept));
  };
  note((kept, add) => {
    add("loads");
    kept.here = 0;
  });

  /** How far the page was moved for this, by a hand. */
  const moved = (kept: Kept, add: (what: string, many?: number) => void): void => {
    const part = document.querySelector<HTMLElement>(":target");
    const most = document.documentElement.scrollHeight - innerHeight;
    stood ??= part ? Math.min(most, part.getBoundingClientRect().top + scrollY) : 0;
    const far = Math.abs(scrollY - stood);
    stood = scrollY;
    if (far < 8) return;
    add("scrolled", far);
    const here = kept.here ?? 0;
    kept.here = here + far;
    add("heights", Math.ceil(kept.here / innerHeight) - Math.ceil(here / innerHeight));
  };
  addEventListener("pointerdown", (event) => {
    if (!event.isTrusted) return;
    note((kept, add) => {
      if (event.pointerType === "mouse" && kept.hand === "keys") add("homings");
      kept.hand = event.pointerType;
      moved(kept, add);
      add("presses");
      // The second press of a double click is no pointing.
      const again = event.timeStamp - last.at < 500 && Math.hypot(event.clientX - last.x, event.clientY - last.y) < 4;
      last = { at: event.timeStamp, x: event.clientX, y: event.clientY };
      if (again) return;
      add("points");
      const pressed = event.target instanceof Element ? event.target : document.body;
      if (!(pressed.closest("label")?.querySelector(FIELD) ?? pressed.closest(FIELD))) add("taps");
    });
  }, true);
  addEventListener("keydown", (event) => {
    if (!event.isTrusted) return;
    note((kept, add) => {
      if (kept.hand === "mouse") add("homings");
      if (kept.hand !== "touch") kept.hand = "keys";
      add("keys", event.key.length === 1 && event.key !== event.key.toLowerCase() ? 2 : 1);
      typing = event.key;
      const inField = event.target instanceof Element && event.target.matches("textarea");
      if (event.key === "Enter" && !inField) add("taps");
    });
  }, true);
  // Keys move the page by themselves.
  addEventListener("keyup", () => (stood = scrollY), true);
  addEventListener("beforeinput", (event) => {
    // Letters that are on no key of this keyboard come without one.
    const text = event.data ?? "";
    // What is pasted comes by the keys that paste it.
    if (event.isTrusted && [...text].length === 1 && text !== typing) {
      note((_, add) => add("keys", text === text.toLowerCase() ? 1 : 2));
    }
    typing = "";
  }, true);
  addEventListener("input", (event) => {
    const field = event.target;
    if (!event.isTrusted || !(field instanceof Element) || !field.matches(TYPED) || seen.has(field)) return;
    seen.add(field);
    note((_, add) => add("fields"));
  }, true);
  addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof Element) || !field.matches("select, [type=file]")) return;
    note((kept, add) => {
      add("fields");
      if (field.matches("[type=file]")) {
        // In the window with the files: a double click.
        add("points");
        add("presses", 2);
      } else if (!event.isTrusted) {
        moved(kept, add);
        add("points", 2);
        add("presses", 2);
      }
    });
  }, true);
}
