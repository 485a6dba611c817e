// One's appointments, a day at a time, and being told of them.

import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';
import { isAccessible } from './accessibility.ts';
import { kJourney, Person } from './browser.ts';

const test = testsOn({}, kJourney);

/** As the browser's fields take a moment, by the clock here. */
function fieldText(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const tomorrowAt = (hour: number, minute = 0): number => {
  const date = new Date();
  date.setDate(date.getDate() + 1);
  return date.setHours(hour, minute, 0, 0);
};

test('appointments are entered, found by their day, changed and deleted', async ({ chat, server }) => {
  const account = await chat.user('Ann');
  const ann = await Person.open('ann', server.url);
  const { page } = ann;
  await ann.signIn(account.username, account.password);
  await page.getByRole('link', { name: 'Calendar', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
  await page.getByText('No appointments on this day').waitFor();
  await isAccessible(page, 'a day without appointments');

  await ann.press('New appointment');
  await ann.press('Create');
  const dialog = page.getByRole('dialog', { name: 'New appointment' });
  await dialog.getByText('Enter a subject.').waitFor();
  await ann.fill(/^Subject/, 'Plan the week');
  await ann.fill(/^Begins/, fieldText(tomorrowAt(9, 30)));
  await ann.fill(/^Meeting link/, 'mailto:ann@example.com');
  await ann.press('Create');
  await dialog.getByText(/^Enter a web address for the meeting link/).waitFor();
  await isAccessible(page, 'an appointment that is refused');
  await ann.fill(/^Meeting link/, 'meet.example.com/plan');
  await ann.fill('Description', 'What is left from last week');
  await ann.finishDialog('Create');

  // It is on another day than the one that was shown.
  const agenda = page.getByRole('list').filter({ hasText: 'Plan the week' });
  await agenda.waitFor();
  assert.match(page.url(), /\/calendar\/\d{4}-\d\d-\d\d$/);
  await agenda.getByText('09:30').waitFor();
  assert.equal(await agenda.getByRole('link', { name: 'Join Plan the week' }).getAttribute('href'), 'https://meet.example.com/plan');
  await ann.press('Previous day');
  await page.getByRole('heading', { level: 2, name: /^Today, / }).waitFor();
  await page.getByText('No appointments on this day').waitFor();
  await ann.press('Next day');
  await page.getByRole('link', { name: 'Plan the week', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Appointment' });
  await panel.getByText('What is left from last week').waitFor();
  await panel.getByText('10 minutes before').waitFor();
  await isAccessible(page, 'an appointment beside its day');

  await panel.getByRole('button', { name: 'Edit' }).click();
  await ann.fill(/^Subject/, 'Plan the year');
  await ann.finishDialog('Save changes');
  await panel.getByRole('heading', { name: 'Plan the year' }).waitFor();
  await page.getByRole('link', { name: 'Plan the year', exact: true }).waitFor();

  // The address leads there again, and the way back closes what was opened.
  await page.reload();
  await panel.getByRole('heading', { name: 'Plan the year' }).waitFor();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByText(/^It cannot be brought back/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No appointments on this day').waitFor();
  assert.equal(await panel.count(), 0);
  ann.hasNoComplaints();
  await ann.close();
});

test('who leafs through days is not held up, and jumps to any; the palette knows the way', async ({ chat, server }) => {
  const account = await chat.user('Ann');
  await account.post('calendar-events.create', { startTime: '2027-02-28T12:00:00.000Z', subject: 'Winter fair', description: '' });
  const ann = await Person.open('ann', server.url);
  const { page } = ann;
  await ann.signIn(account.username, account.password);
  await ann.shortcut('Control+k', page.getByRole('dialog'));
  await page.keyboard.type('calendar');
  await page.getByRole('option', { name: /Calendar/ }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
  for (let day = 0; day < 15; day++) {
    await ann.press('Next day');
    await page.getByText('No appointments on this day').waitFor();
  }
  await page.getByLabel('Go to day').fill('2027-02-28');
  await page.getByRole('link', { name: 'Winter fair', exact: true }).waitFor();
  await ann.press('Today');
  await page.getByRole('heading', { level: 2, name: /^Today, / }).waitFor();
  ann.hasNoComplaints();
  await ann.close();
});

test('one is told of what begins soon, and goes there; on a phone it comes over the day', async ({ chat, server }) => {
  const account = await chat.user('Ann');
  const phone = await Person.open('ann', server.url, { width: 390, height: 844, touch: true });
  const { page } = phone;
  await phone.signIn(account.username, account.password);
  const notices = page.getByRole('region', { name: 'Notices' });
  // Whoever is told begins to listen once the page is there.
  const soon = new Date(Date.now() + 90_000).toISOString();
  await page.waitForLoadState('networkidle');
  await account.post('calendar-events.create', { startTime: soon, subject: 'Stand-up', description: 'at the tall table', reminderMinutesBeforeStart: 5 });
  await notices.getByText(/^Reminder: Stand-up, /).waitFor();
  await notices.getByRole('button', { name: 'Show' }).click();
  const panel = page.getByRole('dialog', { name: 'Appointment' });
  await panel.getByText('at the tall table').waitFor();
  await isAccessible(page, 'an appointment on a phone');
  await panel.getByRole('button', { name: 'Close' }).click();
  await page.getByText('Now', { exact: true }).waitFor();
  await isAccessible(page, 'a day on a phone');
  phone.hasNoComplaints();
  await phone.close();
});
