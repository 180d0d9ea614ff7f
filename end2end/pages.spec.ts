/**
 * Every page, as each kind of person sees it, in each language, narrow and wide, light and dark:
 * legible for everybody (axe), nothing off the edge, nothing too small to hit, nothing wrong in
 * the console. Leaves pictures in `results/`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { type House, expect, test } from "./house.ts";
import {
  LANGUAGES, type Language, PASSWORD, TODAY, addsGuest, answersWhatHasOptions, awake, chooses, day, handsIn, opens, opensFromList, said, signsIn,
} from "./people.ts";

const PICTURES = join(import.meta.dirname, "results");
/** Pictures are for whoever looks at them (`PICTURES=1 make journeys`): they take their time. */
const PICTURED = process.env.PICTURES === "1";
mkdirSync(PICTURES, { recursive: true });

/** Pages by name. */
type Pages = Record<string, string>;

/** Who visits which pages; what has to be there before it can be seen is done first. */
const VISITORS: Record<string, (page: Page, house: House, another: () => Promise<Page>) => Promise<Pages>> = {
  async nobody(_, house) {
    const added = await house.torelik("user", "add", "guest@example.org", "--name", "Guest");
    return {
      "sign-in": "/sign-in",
      "sign-in-without-cookies": "/sign-in?next=%2F&cookies",
      "invitation": new URL(added.out.trim()).pathname,
      "invitation-gone": "/invitations/gone",
      "forgotten": "/forgotten",
      "arrive": "/arrive",
      "arrive-gone": "/arrive/ACDE-FGHJ-KMNP",
      "not-found": "/no-such-page",
      "parts": "/parts",
    };
  },
  async judge(page) {
    await signsIn(page, "judge");
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(page.getByText("You are checked in.")).toBeVisible();
    await opens(page, TODAY);
    const training = new URL(page.url()).pathname;
    await opensFromList(page, "The framework");
    await page.locator("form.section-end button").first().click();
    await opens(page, TODAY);
    await opensFromList(page, "Check yourself");
    const quiz = new URL(page.url()).pathname;
    await page.getByRole("button", { name: "Start" }).click();
    await answersWhatHasOptions(page);
    await handsIn(page);
    await expect(page.getByText("9 of 10 points")).toBeVisible();
    const result = new URL(page.url()).pathname;
    await page.goto(quiz);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("radio").first().check();
    await expect(page.locator(".sheet-bar").getByText(/^1 of 8 answered, saved/)).toBeVisible();
    const sheet = new URL(page.url()).pathname;
    const lesson = `${training}/lessons/who-is-a-refugee`;
    const practised = `${training}/lessons/exclusion-and-non-refoulement`;
    await page.goto(practised);
    const practice = page.locator("form#without-counterpart");
    for (const place of [0, 1]) await practice.getByRole("checkbox").nth(place).check();
    await practice.getByRole("button", { name: "Check my answer" }).click();
    await expect(practice.locator(".tried")).toBeVisible();
    await page.goto(`${training}/attendance`);
    const first = page.locator(".own-record > li").first();
    await first.locator("summary").click();
    await first.getByLabel("Reason").fill("The list did not come as far as the last row, where I sat.");
    await first.locator("form button").click();
    await expect(page.locator(".request")).toBeVisible();
    await page.goto("/account/second-step");
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.locator("main form button").click();
    await expect(page.locator(".square-code")).toBeVisible();
    const offered = new URL(page.url());
    return {
      "home": "/",
      "training": training,
      "attendance": `${training}/attendance`,
      "code": "/c",
      "code-wrong": "/c?code=A6",
      "calendar": "/account/calendar",
      "letters-choice": "/account/letters",
      "lesson": lesson,
      "lesson-framework": `${training}/lessons/framework`,
      "lesson-tried": `${practised}#without-counterpart`,
      "quiz": quiz,
      "sheet": sheet,
      "sheet-saved": `${sheet}?done=answers-saved`,
      "sheet-review": `${sheet}?review`,
      "document": `${training}/documents/typesetter-refusal`,
      "document-cited": `${training}/documents/typesetter-record#p20`,
      "bench-cards": `${training}/lessons/bench-cards`,
      "hearing": `${training}/lessons/hearing-of-the-potter`,
      "note": `${lesson}/notes/well-founded-fear`,
      "notes": "/account/notes",
      "open-questions": `${training}/open-questions/convention`,
      "booklet": `${training}/booklets/review`,
      // The booklet of the course is made of the same and too tall for a picture: booklet.spec.ts reads it.
      "glossary": `${training}/glossary`,
      "search": `${training}/search?q=refugee`,
      "result": result,
      "result-wrong": `${result}?wrong#reasons`,
      "missed": `${training}/practice/missed`,
      "account": "/account",
      "second-step": "/account/second-step",
      "second-step-offered": `${offered.pathname}${offered.search}`,
      "passkeys": "/account/passkeys",
      "forbidden": `${training}/people`,
    };
  },
  async trainer(page, house) {
    await signsIn(page, "trainer");
    await opens(page, TODAY);
    const training = new URL(page.url()).pathname;
    const { readFile, writeFile } = await import("node:fs/promises");
    const file = join(house.content, "refugee-law/01-convention/01-framework.ru.md");
    await writeFile(file, (await readFile(file, "utf8")).replace("# ", "# [x](term:no-such-term) "));
    await expect(async () => {
      await page.goto(`${training}/problems`);
      await expect(page.locator(".problems")).toBeVisible({ timeout: 500 });
    }).toPass();
    const quiz = `${training}/quizzes/check-yourself`;
    return {
      "trainer-training": training,
      "trainer-gradebook": `${training}/results`,
      "trainer-problems": `${training}/problems`,
      "trainer-notes": `${training}/notes/grain-trader`,
      "trainer-opinions": `${training}/opinions`,
      "trainer-quiz": quiz,
      "trainer-preview": `${training}/previews/check-yourself`,
      "trainer-preview-in-russian": `${training}/previews/check-yourself?in=ru`,
      "trainer-preview-as-judge": `${training}/previews/check-yourself?as=judge`,
      "trainer-results": `${quiz}/results`,
      "trainer-marking": `${quiz}/marking`,
      "trainer-regrade": `${quiz}/regrade`,
    };
  },
  async organizer(page, _, another) {
    await signsIn(page, "organizer");
    await opens(page, TODAY);
    const training = new URL(page.url()).pathname;
    await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
    await expect(page.locator(".person")).toHaveCount(20);
    const register = new URL(page.url()).pathname;
    await awake(page, page.locator(".statuses button"));
    for (const [place, status] of ["present", "late", "absent", "excused"].entries()) {
      const row = page.locator(".person").nth(place);
      await row.getByRole("button", { name: status, exact: true }).click();
      await expect(row.getByRole("status")).toHaveText("Saved");
    }
    const waiting = await another();
    await signsIn(waiting, "judge");
    await waiting.goto(`${training}/attendance`);
    for (const reason of ["A hearing that cannot be moved.", "I was there from the beginning, at the back."]) {
      const open = waiting.locator(".own-record > li").filter({ has: waiting.locator("textarea") }).first();
      await open.locator("summary").click();
      await open.getByLabel("Reason").fill(reason);
      await open.locator("form button").click();
      await expect(said(waiting, "Your request has been sent to the organizer.")).toBeVisible();
    }
    await page.goto(`${training}/requests`);
    await page.getByLabel("Reason").first().fill("The list of the door has you at nine.");
    await page.getByRole("button", { name: "Grant" }).first().click();
    await expect(said(page, "The request has been answered.")).toBeVisible();
    await page.goto(register);
    const guest = (await addsGuest(page, "Guest Sultan")).getByRole("link", { name: "Guest Sultan" });
    const walkIn = new URL((await guest.getAttribute("href")) ?? "", page.url()).pathname;
    await page.goto("/account/calendar");
    await page.getByRole("button", { name: "Create an address" }).click();
    const calendar = new URL(page.url());
    await page.goto(register);
    const history = new URL((await page.locator(".person a").nth(1).getAttribute("href")) ?? "", page.url()).pathname;
    await page.goto(history);
    await page.getByLabel("Attendance").selectOption("present");
    await page.locator(".correction").getByLabel("Reason").fill("Was in the hall from the beginning; the list lay at the other door");
    await page.getByRole("button", { name: "Correct the mark" }).click();
    await page.goto(`${training}/people`);
    const people = new URL(page.url()).pathname;
    const text = "name;email;court;region;position;language\nJudge A;a@example.org;Суд;KZ-71;Судья;kk\nJudge B;b-example.org;Суд;Nowhere;Судья;ru\n";
    await page.getByLabel("List of participants").setInputFiles({ name: "l.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Read the list" }).click();
    await expect(page.getByText("One row needs correcting.")).toBeVisible();
    const list = new URL(page.url()).pathname;
    await page.goto(people);
    const unnamed = "who;where to write;house\nJudge C;c@example.org;Суд\n";
    await page.getByLabel("List of participants").setInputFiles({ name: "m.csv", mimeType: "text/csv", buffer: Buffer.from(unnamed) });
    await page.getByRole("button", { name: "Read the list" }).click();
    await page.waitForURL(/columns/);
    const columns = new URL(page.url()).pathname;
    await page.goto(`${training}/sessions/table`);
    const first = `${day().split("-").reverse().join(".")}\t9:00\t8:00\tOpening\tHall 1\n\t11:00\t12:30\tEvidence\tHall 1\n\t12:00\t13:00\tA second one in the same hall\tHall 1`;
    await page.getByLabel("Rows from a sheet").fill(first);
    await page.getByRole("button", { name: "Check the rows" }).click();
    await expect(page.getByText("One row needs correcting.")).toBeVisible();
    const table = new URL(page.url()).pathname;
    await page.goto(people);
    await page.getByRole("button", { name: "Make invitation links for all of them" }).click();
    await expect(page.locator(".links")).toBeVisible();
    const links = new URL(page.url()).pathname;
    await page.goto(people);
    await page.locator("tbody input[type=checkbox]").first().check();
    await page.getByRole("button", { name: "Withdraw, or take the role away" }).click();
    const chosen = new URL(page.url()).pathname;
    await page.goto(people);
    await page.getByLabel(/^all \d+ people found/).check();
    await page.getByRole("button", { name: "Print slips for the room" }).click();
    await page.getByRole("button", { name: /^Make .* slips?$/ }).click();
    await expect(page.locator(".slips")).toBeVisible();
    const slips = new URL(page.url()).pathname;
    return {
      "organizer-home": "/",
      "organizer-training": training,
      "organizer-new-training": "/trainings/new",
      "organizer-change-training": `${training}/change`,
      "organizer-new-session": `${training}/sessions/new`,
      "organizer-sessions": `${training}/sessions/table`,
      "organizer-sessions-read": table,
      "organizer-people": people,
      "organizer-list": list,
      "organizer-columns": columns,
      "organizer-links": links,
      "organizer-chosen": chosen,
      "organizer-slips": slips,
      "organizer-letter": `${training}/letters/new?template=welcome`,
      "organizer-roll-call": register,
      "organizer-history": history,
      "organizer-walk-in": walkIn,
      "organizer-screen": register.replace(/register$/, "code"),
      "organizer-requests": `${training}/requests`,
      "organizer-meeting": register.replace(/register$/, "meeting"),
      "organizer-people-groups": `${training}/groups`,
      "organizer-waiting": "/waiting",
      "organizer-agenda": `${training}/agenda`,
      "organizer-copy-training": `${training}/copy`,
      "organizer-change-session": register.replace(/register$/, "change"),
      "organizer-open": `${training}/register/open`,
      "organizer-groups": `${training}/register/groups`,
      "organizer-signatures": `${training}/register/signatures`,
      "organizer-calendar-made": calendar.pathname + calendar.search,
      "organizer-quiz-people": `${training}/quizzes/check-yourself/people`,
      "organizer-register": `${training}/register`,
      "organizer-end": `${training}/end`,
      "organizer-delete-session": register.replace(/register$/, "delete"),
      "organizer-figures": `${training}/figures`,
      "organizer-audit": `/audit?training=${training.split("/").at(-1)}`,
    };
  },
  async observer(page) {
    await signsIn(page, "observer");
    await opens(page, TODAY);
    const training = new URL(page.url()).pathname;
    return { "observer-training": training, "observer-figures": `${training}/figures`, "observer-home": "/" };
  },
  async administrator(page, house) {
    const added = await house.torelik("user", "add", "chief@example.org", "--name", "Chief", "--administrator");
    await page.goto(added.out.trim());
    await page.locator("input[type=password]").fill("tulips in the steppe");
    await page.locator("form.sign-in .actions button").click();
    await page.goto("/audit");
    await chooses(page, "en");
    await page.goto("/trainings/2/people");
    const person = await page.locator("tbody th a").first().getAttribute("href");
    await page.goto(person ?? "");
    const erase = await page.getByRole("link", { name: "Erase data" }).first().getAttribute("href");
    await page.goto("/trainings/2/people");
    await page.getByRole("button", { name: "Send invitations", exact: true }).click();
    await expect(said(page, "The invitations are written")).toBeVisible();
    return {
      "administrator-home": "/",
      "administrator-audit": "/audit",
      "administrator-administration": "/administration",
      "administrator-training": "/trainings/2",
      "administrator-people": "/trainings/2/people",
      "administrator-letters": "/letters",
      "administrator-erase": erase ?? "",
      "administrator-merge": (erase ?? "").replace("/erase/", "/merge/"),
      "administrator-merge-both": `${(erase ?? "").replace("/erase/", "/merge/")}?with=3`,
      "administrator-accounts": "/accounts",
      "administrator-account": "/accounts/1",
      "administrator-account-close": "/accounts/1?ask=close",
      "administrator-profile": "/accounts/1/profile",
      "administrator-person": person ?? "",
      "administrator-person-reset": `${person}?ask=reset-link`,
    };
  },
};

const WIDTHS = { 390: { width: 390, height: 844 }, 1440: { width: 1440, height: 900 } } as const;

for (const [visitor, prepares] of Object.entries(VISITORS)) {
  test(`the pages of ${visitor}`, async ({ page, house, watch, another }) => {
    test.setTimeout(1_500_000);
    const pages = await prepares(page, house, another);
    watch.expects(/status of 40[34] .*\/(no-such-page|people)\)/);
    const found: string[] = [];
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      await page.setViewportSize(WIDTHS[390]);
      await page.goto(Object.values(pages)[0] ?? "/");
      await chooses(page, language);
      for (const [name, path] of Object.entries(pages)) {
        await test.step(`${name} in ${language}`, async () => {
          for (const fault of await lookedAt(page, name, path, language)) found.push(`${name}, ${language}, ${fault}`);
        });
      }
    }
    expect(found).toEqual([]);
  });
}

/** Looks at a page from all sides, takes its pictures, and gives what is wrong. */
async function lookedAt(page: Page, name: string, path: string, language: Language): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, faults: string[]): void => {
    found.push(...faults.slice(0, 3).map((fault) => `${where}: ${fault}`));
    if (faults.length > 3) found.push(`${where}: ${faults.length - 3} more`);
  };
  const pictured = async (where: string): Promise<unknown> =>
    PICTURED &&
    page.screenshot({ path: join(PICTURES, `${name}-${language}-${where}.png`), fullPage: true, animations: "disabled" });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDTHS[390]);
  await page.goto(path);
  if ((await page.locator("html").getAttribute("lang")) !== language) note("page", ["it is in another language"]);
  if ((await page.locator("h1").count()) !== 1) note("page", ["it has not one title"]);
  if (/No localization|\{ ?\$/.test(await page.locator("main").innerText())) note("page", ["words are missing"]);
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    await page.setViewportSize(viewport);
    await pictured(width);
    note(`${width} wide, axe`, await faults(page));
    note(`${width} wide, off the edge`, await overhang(page));
    note(`${width} wide, focused under the bar`, await underTheBar(page));
    note(`${width} wide, too small to hit`, await tooSmall(page, Number(width) < 600 ? 44 : 24));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  note("320 wide, off the edge", await overhang(page));
  // Colours do not depend on the language: dark once.
  if (language === "kk") {
    await page.setViewportSize(WIDTHS[390]);
    await page.emulateMedia({ colorScheme: "dark" });
    note("dark, axe", await faults(page));
    await pictured("390-dark");
  }
  return found;
}

/**
 * What axe finds: rules of WCAG 2.2 A and AA. The bar of a sheet stands at the end of the page meanwhile:
 * what it floats over depends on where the page happens to stand, and can be scrolled out from under it.
 */
async function faults(page: Page): Promise<string[]> {
  const floats = async (position: string): Promise<void> =>
    page.evaluate((position) => {
      for (const bar of document.querySelectorAll<HTMLElement>(".sheet-bar")) bar.style.position = position;
    }, position);
  await floats("static");
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  await floats("");
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`));
}

/** What lies under the bar of a sheet when it is focused (WCAG 2.4.11); beside it is not under it. */
async function underTheBar(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bar = document.querySelector<HTMLElement>(".sheet-bar");
    if (!bar) return [];
    const controls = [...document.querySelectorAll<HTMLElement>("main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)")];
    const hidden = controls.filter((control) => {
      if (bar.contains(control) || !control.checkVisibility()) return false;
      control.focus();
      const [own, over] = [control.getBoundingClientRect(), bar.getBoundingClientRect()];
      const beside = own.right <= over.left || own.left >= over.right;
      return !beside && own.height > 1 && own.top >= over.top && own.bottom <= over.bottom;
    });
    return hidden.map((control) => control.outerHTML.slice(0, 140));
  });
}

/** What makes the page wider than the window. */
async function overhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element: Element): boolean =>
      !!element.parentElement && element.parentElement !== document.documentElement
      && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element.parentElement).overflowX) || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => (element.getBoundingClientRect().right > width + 0.5 || element.scrollWidth > element.clientWidth + 1) && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 120));
    return [`${document.documentElement.scrollWidth}px: ${wide.at(-1) ?? "something"}`];
  });
}

/**
 * Controls that are smaller than so many CSS pixels, with what a label adds to them. Links within
 * a sentence or an authored text are as high as its lines (WCAG 2.5.8), and axe sees to their
 * distance; what is not in sight is not hit.
 */
async function tooSmall(page: Page, phone: number): Promise<string[]> {
  return page.evaluate((least) => {
    const controls = document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary");
    const inSentence = (link: HTMLElement): boolean => {
      if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
      if (link.closest(".prose, .paragraphs, .sources, .terms, .stem, .why, .explanation, .option")) return true;
      const block = link.closest("p, dd, figcaption");
      return !!block && (block.textContent ?? "").trim().length > (link.textContent ?? "").trim().length + 1;
    };
    return [...controls].flatMap((control) => {
      const target = control.closest("label") ?? control;
      const { width, height } = target.getBoundingClientRect();
      const style = getComputedStyle(control);
      const seen = width > 1 && height > 1 && style.visibility === "visible" && control.checkVisibility();
      // On a phone what is tapped in a row of its own is 44 high; a link in a table, 24.
      const wanted = control.tagName === "A" && control.closest("table") ? 24 : least;
      if (!seen || inSentence(control) || (width >= 24 && height >= wanted - 0.5)) return [];
      return [`${Math.round(width)}x${Math.round(height)}: ${control.outerHTML.slice(0, 140)}`];
    });
  }, phone);
}

test("a lesson loads one small script, and little else", async ({ page, watch }) => {
  await signsIn(page, "judge");
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const addresses = new Map<string, string>();
  let loaded: { address: string; bytes: number }[] = [];
  network.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    loaded.push({ address: new URL(addresses.get(requestId) ?? "about:blank").pathname, bytes: encodedDataLength });
  });
  const weights: Record<string, number> = {};
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    await page.goto("/");
    await chooses(page, language);
    for (const lesson of ["framework", "who-is-a-refugee", "exclusion-and-non-refoulement"]) {
      await page.goto("about:blank");
      loaded = [];
      await page.goto(`/trainings/2/lessons/${lesson}`, { waitUntil: "networkidle" });
      const sum = loaded.reduce((total, each) => total + each.bytes, 0);
      weights[`${lesson} in ${language}`] = sum;
      expect(loaded.length, "something was measured").toBeGreaterThanOrEqual(3);
      const scripts = loaded.filter(({ address }) => /\.(js|wasm|mjs)$/.test(address));
      expect.soft(scripts.map(({ address }) => address.replace(/-.*/, "")), lesson).toEqual(["/assets/reading"]);
      expect.soft(scripts[0]?.bytes, lesson).toBeLessThan(2048);
      expect.soft(sum, `${lesson} in ${language}: ${JSON.stringify(loaded)}`).toBeLessThanOrEqual(60_000);
    }
  }
  console.log("bytes over the wire, cold:", weights);
  expect(watch.complaints).toEqual([]);
});

test("the demonstration's password is the one that is shown", async ({ page }) => {
  await page.goto("/sign-in");
  await chooses(page, "en");
  await expect(page.getByRole("note")).toContainText(PASSWORD);
});
