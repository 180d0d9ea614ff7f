/**
 * The tasks of an organizer, each done as a person does it, counted (`effort.ts`) and held to what it may
 * cost. The bars are those of the issue that asked for them; where it has none, what a walk through
 * Törelik counted before is the ceiling. What could not be done at all then may cost what a wrong name may.
 */
import type { Locator, Page } from "@playwright/test";

import { issue, task, walk } from "./bars.ts";
import { BEYOND, type Counts, counting, counts, sum } from "./effort.ts";
import { picks, presses, replaces, types } from "./hands.ts";
import { DESK, PHONE, expect, test } from "./house.ts";
import { JUDGES, PROGRAMME, addsSessions, bringsSessions, hasATrainingToday, list, makesTraining, nameOf } from "./organizing.ts";
import { TODAY, awake, card, chooses, marksAllPresent, opens, said, signsIn } from "./people.ts";
import { person, pressed, said as saidOf } from "./roll-call.ts";

/** An organizer who is one too many. */
const HELPER = "helper@example.org";
/** The last of the day, for which somebody excuses herself. */
const LAST = "Final test and closing";
/** What people choose who are asked for a password. */
const CHOSEN = "four quiet mountain lakes";

// A picture of the page at each key would take longer than the tasks.
test.use({ trace: "off" });

test.describe("at a desk", () => {
  test.use(DESK);

  test("a training is made with four sessions, and its day is copied", async ({ page }) => {
    await signsIn(await counting(page), "organizer");
    await task(page, "new training with four sessions, in one language", issue({ seconds: 120 }), async () => {
      await makesTraining(page, { English: "Credibility in asylum cases" });
      await addsSessions(page, PROGRAMME.map(({ titles: { English = "" }, from, until, room }) => ({ titles: { English }, from, until, room })));
    });
    // Who has added several sessions at once is at the agenda already.
    await task(page, "copy a day", walk(2, 5), async () => {
      await presses(page.locator("form.copy").getByRole("button", { name: /^Copy/ }));
      await expect(said(page, "The sessions of the day have been copied.")).toBeVisible();
    });
    await expect(page.locator(".session")).toHaveCount(2 * PROGRAMME.length);

    await page.goto("/");
    await task(page, "the same in three languages, with trainers and a link, from a sheet", issue({ seconds: 120 }), async () => {
      await makesTraining(page, { Kazakh: "Сенімділікті бағалау", Russian: "Оценка достоверности", English: "Assessing credibility" });
      return bringsSessions(page, PROGRAMME);
    });
    await expect(page.locator(".session")).toHaveCount(PROGRAMME.length);
  });

  test("twenty-five people come from a list to their passwords without leaving the room", async ({ page, another }) => {
    await signsIn(await counting(page), "organizer");
    const { people, session } = await hasATrainingToday(page);
    await page.goto(people);
    await task(page, `list of ${JUDGES}`, walk(3, 15), async () => {
      const choosing = page.waitForEvent("filechooser");
      await presses(page.getByLabel("List of participants"));
      await (await choosing).setFiles({ name: "judges.csv", mimeType: "text/csv", buffer: Buffer.from(list()) });
      await presses(page.getByRole("button", { name: "Read the list" }));
      await presses(page.getByRole("button", { name: `Enrol these ${JUDGES} people` }));
      await expect(said(page, "The people of the list have been enrolled.")).toBeVisible();
    });
    // Before, it was a link for each, to be copied and sent.
    await task(page, `a way in for each of ${JUDGES}, printed`, walk(1 + JUDGES, 300), async () => {
      await presses(page.getByLabel(/^all \d+ people found/));
      await presses(page.getByRole("button", { name: "Print slips for the room" }));
      await presses(page.getByRole("button", { name: `Make ${JUDGES} slips` }));
      await expect(page.locator(".slip svg")).toHaveCount(JUDGES);
      return BEYOND.print;
    });

    for (const name of [nameOf(1), nameOf(JUDGES)]) {
      const slip = page.locator(".slip").filter({ hasText: name });
      await arrives(await another(PHONE), name, await slip.locator("code").innerText());
    }
    const desk = await another(DESK);
    await signsIn(desk, "organizer");
    await desk.goto(people);
    const rows = desk.getByRole("region", { name: "People" }).getByRole("row");
    await expect(rows.filter({ hasText: "in use" })).toHaveCount(1 + 2);
    await expect(desk.getByText(`${JUDGES - 2} people have not chosen a password yet.`)).toBeVisible();

    const phone = await counting(await another(PHONE));
    await signsIn(phone, "organizer");
    await phone.goto(session);
    await awake(phone, phone.locator(".statuses button"));
    await task(phone, `roll call of ${JUDGES}, on a phone`, walk(JUDGES, 70), () => callsTheRoll(phone));
  });

  test("what was wrong about people is put right", async ({ page, house, another }) => {
    for (const command of [["add", HELPER, "--name", "Helper"], ["role", HELPER, "organizer", "--training", "2"]]) {
      const done = await house.torelik("user", ...command);
      expect(done, done.err).toMatchObject({ code: 0 });
    }
    await signsIn(await counting(page), "organizer");
    await opens(page, TODAY);
    const training = new URL(page.url()).pathname;
    const row = (name: string): Locator => page.getByRole("row").getByRole("link", { name, exact: true });
    const atPeople = async (): Promise<void> => void (await page.goto(`${training}/people`));

    for (const [what, name, field, right] of [
      ["a wrong name", "Judge 05", "Name", "Judge Zarina"],
      ["a wrong e-mail address", "Judge 12", "E-mail", "zarina@example.org"],
    ] as const) {
      await atPeople();
      await task(page, what, issue({ steps: 3 }), async () => {
        await presses(row(name));
        await replaces(page.locator("#details").getByLabel(field, { exact: true }), right);
        await presses(page.getByRole("button", { name: "Save the details" }));
        await expect(said(page, "The details have been saved.")).toBeVisible();
      });
      await expect(page.locator("#details").getByLabel(field, { exact: true })).toHaveValue(right);
    }

    await atPeople();
    await task(page, "an organizer too many", issue({ steps: 3 }), async () => {
      await presses(row("Helper"));
      await presses(page.getByRole("link", { name: "Remove the role" }));
      await presses(page.getByRole("button", { name: "Remove the role" }));
      await expect(said(page, "The role has been removed.")).toBeVisible();
    });

    await atPeople();
    await task(page, "a forgotten password, to its owner’s new one", issue({ seconds: 60 }), async () => {
      await presses(row("Judge 01"));
      await presses(page.getByRole("link", { name: "Link for a new password" }));
      await presses(page.getByRole("button", { name: "Make the link" }));
      const link = page.locator(".links code");
      await link.click({ clickCount: 3 });
      const marked = await page.evaluate(() => getSelection()?.toString().trim());
      expect(marked).toBe(await link.innerText());
      return sum(BEYOND.sendOn, await choosesAnew(await another(PHONE), marked ?? ""));
    });

    await page.goto(training);
    await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
    await awake(page, page.locator(".statuses button"));
    // Somebody in sight, as in the walk.
    const away = person(page, "Judge 02");
    await task(page, "all present, and one exception", walk(2, 4), async () => {
      await presses(page.getByRole("button", { name: "Mark all others present" }));
      await saidOf(away, "Saved");
      await presses(away.getByRole("button", { name: "absent", exact: true }));
      await saidOf(away, "Saved");
      await pressed(away, "absent");
    });

    // Who is there today stands at the top, and leads to all of the register.
    const attendance = page.getByRole("list", { name: "The training in numbers" }).getByRole("link", { name: /there today/ });
    await page.goto(training);
    await task(page, "signature sheet, printed", walk(3, 6), async () => {
      await presses(attendance);
      await presses(page.getByRole("link", { name: "Signature sheet" }));
      await expect(page.locator(".signatures").first()).toBeVisible();
      return BEYOND.print;
    });
    await page.goto(training);
    await task(page, "register as XLSX", walk(3, 6), async () => {
      await presses(attendance);
      const coming = page.waitForEvent("download");
      await presses(page.getByRole("link", { name: "Download as XLSX" }));
      expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);
    });
  });
});

test.describe("on a phone", () => {
  test.use(PHONE);

  test("the day is run from home to the last request", async ({ page, another }) => {
    await asksToBeExcused(await another(PHONE));
    await signsIn(await counting(page), "organizer");
    await task(page, "home to today’s register", { ...walk(2, 15), ...issue({ steps: 1 }) }, async () => {
      await presses(card(page, TODAY).getByRole("link", { name: /^Take the register/ }).first());
      await expect(page.locator(".person")).toHaveCount(20);
    });

    await marksAllPresent(page, 20);
    await task(page, "a guest who is not on the list", walk(2, 25), async () => {
      await types(page, page.getByLabel("Name"), "Sultan Kasymov");
      await presses(page.getByRole("button", { name: "Add and mark" }));
      await pressed(person(page, "Sultan Kasymov"), "present");
    });

    await page.reload();
    await task(page, "a mark corrected, with its reason", walk(4, 25), async () => {
      await presses(person(page, "Judge 05").getByRole("link", { name: "Judge 05" }));
      await picks(page.locator(".correction").getByLabel("Attendance"), "excused");
      await types(page, page.locator(".correction").getByLabel("Reason"), "Urgent hearing, letter of today");
      await presses(page.getByRole("button", { name: "Correct the mark" }));
      await expect(said(page, "The mark has been corrected.")).toBeVisible();
    });

    await page.goto("/");
    await task(page, "a request answered", walk(3, 20), async () => {
      await presses(page.getByRole("link", { name: "One request about marks waits for an answer" }));
      await presses(page.getByRole("button", { name: "Grant" }));
      await expect(said(page, "The request has been answered.")).toBeVisible();
    });
  });
});

/** Somebody comes in by a slip, checks in, and chooses a password in the break. */
async function arrives(phone: Page, name: string, code: string): Promise<void> {
  await (await counting(phone)).goto(`/arrive/${code}`);
  await chooses(phone, "en");
  await task(phone, `by a slip to a password: ${name}`, issue({ seconds: 60 }), async () => {
    await presses(phone.getByRole("button", { name: `Yes, I am ${name}` }));
    await presses(phone.locator("form[action$='/privacy/confirm'] button"));
    await presses(phone.getByRole("button", { name: "Check in" }));
    await expect(said(phone, "You are checked in")).toBeVisible();
    await presses(phone.getByRole("link", { name, exact: true }));
    await types(phone, phone.getByLabel("Password", { exact: true }), CHOSEN);
    await presses(phone.getByRole("button", { name: "Choose the password" }));
    await expect(said(phone, "Your password has been set.")).toBeVisible();
    return BEYOND.camera;
  });
}

/** Somebody opens a link that came as a message, and chooses a password; gives what that costs. */
async function choosesAnew(phone: Page, link: string): Promise<Counts> {
  await (await counting(phone)).goto(link);
  await chooses(phone, "en");
  const counted = await counts(phone);
  await types(phone, phone.getByLabel("Password", { exact: true }), CHOSEN);
  await presses(phone.getByRole("button", { name: "Set the password and sign in" }));
  await expect(said(phone, "Your password has been set.")).toBeVisible();
  return sum(await counted(), BEYOND.openLink);
}

/** Marks everybody of the register that is shown by taps; who checked in is confirmed. */
async function callsTheRoll(phone: Page): Promise<void> {
  // The lower a row, the less is scrolled between two taps. A court's name takes two lines at most here.
  const row = await person(phone, nameOf(2)).boundingBox();
  expect.soft(row?.height, "a row on a phone").toBeLessThanOrEqual(240);
  await presses(phone.getByRole("button", { name: "Confirm check-ins (2)" }));
  for (let number = 2; number < JUDGES; number += 1) await presses(person(phone, nameOf(number)).getByRole("button", { name: "present", exact: true }));
  await expect(phone.locator('.statuses [aria-pressed="true"]')).toHaveCount(JUDGES);
  await expect(phone.locator(".person").getByRole("status").filter({ hasText: "Saved" })).toHaveCount(JUDGES);
}

/** A judge hands in an excuse for the last session of the day. */
async function asksToBeExcused(phone: Page): Promise<void> {
  await signsIn(phone, "judge");
  await opens(phone, TODAY);
  await phone.getByRole("link", { name: "My attendance" }).tap();
  const entry = phone.locator(".own-record > li").filter({ has: phone.getByRole("heading", { name: LAST }) });
  await entry.getByText("Hand in an excuse").tap();
  await entry.getByLabel("Reason").fill("A hearing that cannot be moved.");
  await entry.getByRole("button", { name: "Send to the organizer" }).tap();
  await expect(said(phone, "Your request has been sent to the organizer.")).toBeVisible();
}
