/** An administrator makes accounts and gives roles on the command line, and sees who did what. */
import { DESK, expect, test } from "./house.ts";
import { ASTANA, TODAY, chooses, readsTheNotice, signsIn } from "./people.ts";

test.use(DESK);

test("an administrator comes in by the printed link and sees who did what", async ({ page, house, another }) => {
  const added = await house.torelik(
    "user", "add", "chief@example.org", "--name", "Chief", "--language", "en", "--administrator",
  );
  expect(added, added.err).toMatchObject({ code: 0 });
  const link = added.out.trim();
  expect(link).toMatch(new RegExp(`^${house.address}/invitations/\\S+$`));

  // A judge does something that is to be seen.
  const judge = await another();
  await signsIn(judge, "judge");
  await judge.getByRole("button", { name: "Check in" }).click();
  await expect(judge.getByText("You are checked in.")).toBeVisible();

  await page.goto(link);
  await expect(page.getByText("Chief, choose a password for your account.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The password is too short. Use at least 12 characters");
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/The password is too short/);
  await page.getByLabel("Password", { exact: true }).fill("tulips in the steppe");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByText("Your password has been set.")).toBeVisible();
  await readsTheNotice(page);
  // An administrator sees every training.
  await expect(page.getByRole("heading", { name: TODAY })).toBeVisible();
  await expect(page.getByRole("heading", { name: ASTANA })).toBeVisible();

  await page.getByRole("link", { name: "Audit" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit");
  const row = (action: string) => page.getByRole("row").filter({ hasText: action });
  await expect(row("made an account")).toContainText("command line or server");
  await expect(row("checked in")).toContainText("Judge 01");
  await expect(row("checked in")).toContainText("present");
  // Who signs in and who accepts an invitation is known, too.
  await expect(row("signed in").filter({ hasText: "Judge 01" }).first()).toContainText("Judge 01");
  await expect(row("accepted an invitation")).toContainText("Chief");

  // The link works once.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(link);
  await expect(page.getByText("This link has been used, has expired or has been replaced by a newer one.")).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
});

test("an administrator gives a role, renews a link and lists the accounts", async ({ page, house, watch, another }) => {
  watch.expects(/404|403/);
  const added = await house.torelik("user", "add", "helper@example.org", "--name", "Helper", "--language", "en");
  expect(added, added.err).toMatchObject({ code: 0 });
  const again = await house.torelik("user", "add", "helper@example.org", "--name", "Helper");
  expect(again.code).not.toBe(0);
  expect(again.err).toContain("there is an account with helper@example.org already");

  // A renewed link replaces the first.
  const reset = await house.torelik("user", "reset", "helper@example.org");
  expect(reset, reset.err).toMatchObject({ code: 0 });
  await page.goto(added.out.trim());
  await expect(page.getByText("This link has been used, has expired or has been replaced")).toBeVisible();
  await page.goto(reset.out.trim());
  await page.getByLabel("Password", { exact: true }).fill("forty-two wild horses");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await readsTheNotice(page);
  await expect(page.getByText("You are not in any training yet.")).toBeVisible();

  const nowhere = await house.torelik("user", "role", "helper@example.org", "organizer");
  expect(nowhere.code).not.toBe(0);
  expect(nowhere.err).toContain("--training");
  const nobody = await house.torelik("user", "role", "nobody@example.org", "organizer", "--training", "1");
  expect(nobody.code).not.toBe(0);
  expect(nobody.err).toContain("there is no account with nobody@example.org");
  const given = await house.torelik("user", "role", "helper@example.org", "organizer", "--training", "1");
  expect(given, given.err).toMatchObject({ code: 0 });
  // The server that runs heeds it soon.
  await expect(async () => {
    const answer = await page.goto("/trainings/1/people");
    expect(answer?.status()).toBe(200);
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");

  const listed = await house.torelik("user", "list");
  expect(listed, listed.err).toMatchObject({ code: 0 });
  const lines = listed.out.trim().split("\n");
  expect(lines.find((line) => line.startsWith("helper@example.org"))).toContain("Helper\ten");
  expect(lines.find((line) => line.startsWith("judge02@example.org"))).toContain("invited");
  expect(lines).toHaveLength(4 + 19 + 1);

  // A new password ends the logins that there were.
  const forgotten = await house.torelik("user", "reset", "helper@example.org");
  const elsewhere = await another(DESK);
  await elsewhere.goto(forgotten.out.trim());
  await elsewhere.getByLabel("Password", { exact: true }).fill("an apple orchard at dawn");
  await elsewhere.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(elsewhere.getByText("Your password has been set.")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await chooses(page, "en");
});
