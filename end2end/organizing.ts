/** What organizers do before a training begins. */
import type { Page } from "@playwright/test";

import { BEYOND, type Counts } from "./effort.ts";
import { pastes, presses, types, typesDay } from "./hands.ts";
import { expect } from "./house.ts";
import { day, said } from "./people.ts";

/** So many judges come with the list. */
export const JUDGES = 25;

/** Trainings that are made begin so many days from today. */
const FIRST = 7;

/** A session as it stands in somebody's programme. */
export interface Planned {
  titles: Partial<Record<"Kazakh" | "Russian" | "English", string>>;
  from: string;
  until: string;
  room: string;
  trainers?: string;
  link?: string;
}

/** A day of four sessions. */
export const PROGRAMME: Planned[] = [
  {
    titles: { Kazakh: "Ашылуы", Russian: "Открытие", English: "Opening" },
    from: "09:00", until: "10:30", room: "Hall 1", trainers: "A. Serikova", link: "https://meet.example.org/1",
  },
  {
    titles: { Kazakh: "Дәлелдемелер", Russian: "Доказательства", English: "Evidence" },
    from: "11:00", until: "12:30", room: "Hall 1", trainers: "M. Weber",
  },
  {
    titles: { Kazakh: "Тыңдау", Russian: "Слушание", English: "The hearing" },
    from: "14:00", until: "15:30", room: "Hall 2", trainers: "A. Serikova",
  },
  {
    titles: { Kazakh: "Қорытынды тест", Russian: "Итоговый тест", English: "Final test" },
    from: "16:00", until: "17:00", room: "Hall 1", trainers: "M. Weber",
  },
];

/** Makes a training of two days from home, with titles in some languages, and stands on its page. */
export async function makesTraining(page: Page, titles: Planned["titles"]): Promise<void> {
  await presses(page.getByRole("link", { name: "New training" }));
  for (const [language, title] of Object.entries(titles)) await types(page, page.getByLabel(`Title in ${language}`), title);
  await types(page, page.getByLabel("Place", { exact: true }), "Almaty");
  await typesDay(page, page.getByLabel("First day"), day(FIRST));
  await typesDay(page, page.getByLabel("Last day"), day(FIRST + 1));
  await presses(page.getByRole("button", { name: "Make the training" }));
  await expect(said(page, "The training has been made.")).toBeVisible();
}

/** Brings sessions of the first day from somebody's sheet; gives what that costs beyond the page. */
export async function bringsSessions(page: Page, sessions: Planned[]): Promise<Counts> {
  const rows = sessions.map(({ titles, from, until, room, trainers = "", link = "" }, place) =>
    [place === 0 ? written(day(FIRST)) : "", from, until, ...Object.values(titles), room, link, trainers].join("\t"));
  await presses(page.getByRole("link", { name: TABLE }));
  await pastes(page, page.getByLabel("Rows from a sheet"), rows.join("\n"));
  await checksAndAdds(page, sessions.length);
  return BEYOND.copyRows;
}

/** The way to where several sessions are added at once. */
const TABLE = "Add several sessions";

/** Types sessions of the first day into the training whose page is shown. */
export async function addsSessions(page: Page, sessions: Planned[]): Promise<void> {
  await presses(page.getByRole("link", { name: TABLE }));
  for (const [place, { titles, from, until, room, trainers, link }] of sessions.entries()) {
    const cell = async (column: string, text: string | undefined): Promise<void> => {
      if (text) await types(page, page.getByLabel(`${column} in row ${place + 1}`, { exact: true }), text);
    };
    await cell("Day", place === 0 ? written(day(FIRST)) : undefined);
    await cell("Begins", from);
    await cell("Ends", until);
    for (const [language, title] of Object.entries(titles)) await cell(`Title in ${language}`, title);
    await cell("Place", room);
    await cell("Link to join online", link);
    await cell("Trainers", trainers);
  }
  await checksAndAdds(page, sessions.length);
}

async function checksAndAdds(page: Page, sessions: number): Promise<void> {
  await presses(page.getByRole("button", { name: "Check the rows" }));
  await presses(page.getByRole("button", { name: `Add ${sessions} sessions` }));
  await expect(said(page, "The sessions have been added.")).toBeVisible();
}

/** A day as people write it. */
function written(day: string): string {
  return day.split("-").reverse().join(".");
}

/** What was made ready before, without counting: a training with a session all day; its people, and its register. */
export async function hasATrainingToday(page: Page): Promise<{ people: string; session: string }> {
  await page.goto("/trainings/new");
  const fields = { "Title in English": "Credibility", "Place": "Almaty", "First day": day(0), "Last day": day(0) };
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Make the training" }).click();
  await expect(said(page, "The training has been made.")).toBeVisible();
  const training = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Add a session" }).click();
  const whole = { "Title in English": "All day", "Begins": "00:00", "Ends": "23:59" };
  for (const [label, text] of Object.entries(whole)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Add a session" }).click();
  const register = page.locator(".session").getByRole("link", { name: /^Register/ });
  return { people: `${training}/people`, session: (await register.getAttribute("href")) ?? "" };
}

export function nameOf(number: number): string {
  return `Judge ${String.fromCharCode(64 + number)}. Akhmetov`;
}

/** A list as an organizer has it. */
export function list(): string {
  const rows = Array.from({ length: JUDGES }, (_, place) => `${nameOf(place + 1)};akhmetov${place + 1}@sud.example;Court of Almaty;KZ-75;Judge;en`);
  return ["name;email;court;region;position;language", ...rows].join("\r\n");
}
