/** What an operator does with the settings, in a real browser, over the real server, with the real rules for settings. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { readSettings } from '../../../src/core/settings/settings.ts';
import type { NoticeOutcome } from '../../../src/core/ports/notifier.ts';
import { hasFocus } from './page-facts.ts';
import { settingsOpener } from './settings-opener.ts';

const open = settingsOpener();

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const row = (page: Page, key: string) => page.locator(`[data-key="${key}"]`);

describe('a change', () => {
  test('is kept at once, wears a mark, and survives a reload', async () => {
    const { page, host, problems } = await open();
    await row(page, 'notifications.sound').locator('.mantine-Switch-track').click();
    await row(page, 'notifications.sound').getByText('Saved').waitFor();
    await page.getByRole('status').filter({ hasText: 'Saved: Sound' }).waitFor();
    await page.getByLabel('Colours', { exact: true }).selectOption('Dark');
    await expect.poll(() => page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    expect(await row(page, 'notifications.sound').getByText('Saved').count()).toBe(0);
    expect(host.kept()).toEqual({ notifications: { sound: false }, appearance: { theme: 'dark' } });
    await page.reload();
    await page.getByRole('switch', { name: 'Sound' }).waitFor();
    expect(await page.getByRole('switch', { name: 'Sound' }).isChecked()).toBe(false);
    expect(await page.getByLabel('Colours', { exact: true }).inputValue()).toBe('dark');
    expect(problems).toEqual([]);
  });

  test('of the language is spoken at once', async () => {
    const { page } = await open();
    await page.getByLabel('Language', { exact: true }).selectOption('Deutsch');
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await page.getByLabel('Sprache', { exact: true }).selectOption('Русский');
    await page.getByRole('heading', { name: 'Настройки', level: 1 }).waitFor();
  });

  test('is reset to its default', async () => {
    const { page, host } = await open({ kept: { history: { retentionDays: 90 } } });
    expect(await field(page, 'Keep calls for').inputValue()).toBe('90');
    await page.getByRole('button', { name: 'Reset to default: Keep calls for' }).click();
    await expect.poll(() => field(page, 'Keep calls for').inputValue()).toBe('365');
    expect(host.kept()).toEqual({ history: { retentionDays: 365 } });
    expect(await page.getByRole('button', { name: 'Reset to default: Keep calls for' }).count()).toBe(0);
  });

  test('that would delete calls is asked first, with their number', async () => {
    const { page, host } = await open({
      kept: { history: { retentionDays: 400 } },
      answers: () => ({ 'history.count': () => ({ count: 1_234, capped: false }) }),
    });
    const keep = field(page, 'Keep calls for');
    const dialog = page.getByRole('dialog');
    await keep.fill('30');
    await keep.press('Enter');
    await dialog.getByText('1,234 calls are older than 30 days').waitFor();
    expect(host.kept()).toEqual({ history: { retentionDays: 400 } });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => keep.inputValue()).toBe('400');
    await page.getByRole('button', { name: 'Reset to default: Keep calls for' }).click();
    await dialog.getByText('1,234 calls are older than 365 days').waitFor();
    expect(host.kept()).toEqual({ history: { retentionDays: 400 } });
    await dialog.getByRole('button', { name: 'Delete them' }).click();
    await expect.poll(() => keep.inputValue()).toBe('365');
    expect(host.kept()).toEqual({ history: { retentionDays: 365 } });
    await keep.fill('500');
    await keep.press('Enter');
    await expect.poll(() => host.kept()).toEqual({ history: { retentionDays: 500 } });
  });

  test('from elsewhere is shown', async () => {
    const { page, host } = await open();
    host.program.settings = { ...host.program.settings, restartFor: ['listener.port'] };
    await field(page, 'Port of the listener').fill('4100');
    await field(page, 'Port of the listener').press('Enter');
    await page.getByText('Restart Offhook to put this into force: listener.port').waitFor();
    await row(page, 'listener.port').getByText('Takes effect after Offhook is restarted').waitFor();
  });

  test('that nobody answers is rolled back', async () => {
    const { page, host } = await open({
      answers: () => ({ 'settings.set': () => Promise.reject(new Error('the disk is gone')) }),
    });
    await page.getByRole('switch', { name: 'Sound' }).press('Space');
    await row(page, 'notifications.sound').getByText('Offhook did not answer').waitFor();
    expect(await page.getByRole('switch', { name: 'Sound' }).isChecked()).toBe(true);
    expect(host.kept()).toEqual({});
  });
});

describe('a wrong value', () => {
  test.each([
    ['Keep calls for', 'never', 'Write a whole number of days from 1 to 36500.', '365'],
    [
      'localtunnel server',
      'my server',
      'Write an address such as https://localtunnel.me.',
      'https://localtunnel.me',
    ],
    ['Port of the listener', '70000', 'Write a whole number from 0 to 65535.', '0'],
  ])(
    'of "%s" is explained, stays to be put right, and changes nothing',
    async (name, wrong, words, inForce) => {
      const { page, host, violations } = await open();
      await field(page, name).fill(wrong);
      await field(page, name).press('Enter');
      await page.getByText(words).waitFor();
      await page.getByText(`In force is still: ${inForce}`).waitFor();
      expect(await field(page, name).getAttribute('aria-invalid')).toBe('true');
      expect(host.kept()).toEqual({});
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await field(page, name).inputValue()).toBe(inForce);
      expect(await page.getByText(words).count()).toBe(0);
    },
  );

  test('in the file is told, at its place and at the top', async () => {
    const { page, picture } = await open({ kept: { tunnel: { kind: 'telepathy' } } });
    await page.getByText('1 value in settings.json makes no sense').waitFor();
    await row(page, 'tunnel.kind').getByText('settings.json holds a wrong value here').waitFor();
    await picture('settings-problems');
  });
});

test('what the administrator decides is locked, and says by which file', async () => {
  const { page, picture, violations } = await open({
    kept: { tunnel: { kind: 'static', publicUrl: 'https://calls.company.com' }, updates: { enabled: false } },
    locked: ['tunnel', 'history.retentionDays'],
    program: (program) => {
      program.settings = { ...program.settings, policyFile: '/etc/offhook/policy.json' };
    },
  });
  await page.getByText('5 settings are decided by your administrator').waitFor();
  await row(page, 'tunnel.publicUrl')
    .getByText('Decided by your administrator, in /etc/offhook/policy.json')
    .waitFor();
  expect(await field(page, 'Public address').isDisabled()).toBe(true);
  expect(await page.getByRole('radio', { name: 'localtunnel' }).isDisabled()).toBe(true);
  expect(await field(page, 'Keep calls for').isDisabled()).toBe(true);
  expect(await page.getByRole('switch', { name: 'Keep phone numbers' }).isEnabled()).toBe(true);
  await page.getByRole('link', { name: 'Tunnel', exact: true }).click();
  await picture('settings-locked');
  expect(await violations()).toEqual([]);
});

test('a secret goes in, and is never shown', async () => {
  const { page, host } = await open({ kept: { portal: { mode: 'webhook' } } });
  await page.getByRole('button', { name: 'Enter: Address of the inbound webhook' }).click();
  await page.keyboard.type('https://company.bitrix24.com/rest/1/abc/');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Replace: Address of the inbound webhook' }).waitFor();
  expect(host.secrets.get('incomingWebhookUrl')).toBe('https://company.bitrix24.com/rest/1/abc/');
  expect(await page.content()).not.toContain('/rest/1/abc/');
  await page.getByRole('button', { name: 'Forget: Address of the inbound webhook' }).click();
  await page.getByRole('button', { name: 'Enter: Address of the inbound webhook' }).waitFor();
  expect(host.secrets.get('incomingWebhookUrl')).toBeNull();
});

describe('a test of the way in', () => {
  test('tells how fast it answered', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Test this way in' }).click();
    await page.getByText('It works: https://calls.example answered in 80 ms.').waitFor();
  });

  test('that fails says what to do', async () => {
    let code = '';
    const { page } = await open({
      answers: () => ({ 'tunnel.try': () => ({ kind: 'unheard', code, detail: `<b>${code}</b>` }) }),
    });
    const words = {
      'program-missing': 'The program cloudflared is not installed.',
      refused: 'The server refused. Is the wanted name taken?',
      'wrong-answer': 'it is not this computer',
      'something-new': 'It did not work.',
    };
    for (const [failure, said] of Object.entries(words)) {
      code = failure;
      await page.getByRole('button', { name: 'Test this way in' }).click();
      await page.getByText(said).waitFor();
      await page.getByText(`Details: <b>${code}</b>`).waitFor();
    }
  });
});

const notices = {
  shown: [{ kind: 'shown' }, 'The system says it was shown.'],
  'timed-out': [{ kind: 'timed-out' }, 'The system did not answer.'],
  'too-many': [{ kind: 'too-many' }, 'Too many at once.'],
  failed: [{ kind: 'failed', detail: 'no daemon' }, 'Is a notification service running?'],
} satisfies Record<NoticeOutcome['kind'], [NoticeOutcome, string]>;

test('after "show me one" every outcome is put into words', async () => {
  let outcome: NoticeOutcome = { kind: 'shown' };
  const { page } = await open({ answers: () => ({ 'notice.try': () => outcome }) });
  for (const [next, words] of Object.values(notices)) {
    outcome = next;
    await page.getByRole('button', { name: 'Show me one' }).click();
    await page.getByText(words).waitFor();
  }
});

test('numbers are muted one by one, and nonsense is not', async () => {
  const { page, host } = await open();
  const number = field(page, 'Number to mute');
  await number.fill('Anna');
  await number.press('Enter');
  await page.getByText('A number has digits.').waitFor();
  await number.fill('+49 30 1234567');
  await number.press('Enter');
  await page.getByRole('button', { name: 'No longer muted: +49 30 1234567' }).waitFor();
  await expect.poll(() => number.inputValue()).toBe('');
  await number.fill('+49 (30) 123-45-67');
  await number.press('Enter');
  await page.getByText('This number is muted already.').waitFor();
  expect(host.kept()).toEqual({ notifications: { mutedNumbers: ['+49 30 1234567'] } });
  await page.getByRole('button', { name: 'No longer muted: +49 30 1234567' }).click();
  await page.getByText('No number is muted.').waitFor();
});

describe('do not disturb', () => {
  test('begins now and ends when one says so', async () => {
    const { page, host } = await open();
    await page.getByRole('button', { name: '1 hour' }).click();
    await page.getByText(/^Quiet until \d/).waitFor();
    const until = () => readSettings(host.kept()).settings.notifications.doNotDisturb.until;
    await expect.poll(until).toBeGreaterThan(Date.now() + 3_000_000);
    expect(until()).toBeLessThan(Date.now() + 4_000_000);
    await page.getByRole('button', { name: 'End it now' }).click();
    await page.getByText('Calls are announced.', { exact: true }).waitFor();
    await expect.poll(until).toBeNull();
  });

  test('keeps quiet hours that end the next morning, and waits for what is incomplete', async () => {
    const { page, host } = await open();
    const schedule = () => readSettings(host.kept()).settings.notifications.doNotDisturb.schedule;
    await page.getByRole('button', { name: 'Add quiet hours' }).click();
    const hours = page.getByRole('group', { name: 'Quiet hours 1' });
    await hours.getByText('Ends the next morning.').waitFor();
    await hours.getByLabel('From').fill('22:30');
    await hours.getByRole('button', { name: 'Sat' }).click();
    await expect.poll(schedule).toEqual([{ days: [1, 2, 3, 4, 5, 6], from: '22:30', to: '08:00' }]);
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'])
      await hours.getByRole('button', { name: day }).click();
    await expect.poll(schedule).toEqual([{ days: [6], from: '22:30', to: '08:00' }]);
    await hours.getByRole('button', { name: 'Sat' }).click();
    await hours.getByText('Choose at least one day.').waitFor();
    await hours.getByRole('button', { name: 'Sun' }).click();
    await expect.poll(schedule).toEqual([{ days: [7], from: '22:30', to: '08:00' }]);
    await page.getByRole('button', { name: 'Remove quiet hours 1' }).click();
    await expect.poll(schedule).toEqual([]);
  });
});

describe('a hook', () => {
  test('is written field by field, corrected, kept and tried', async () => {
    const { page, host, picture, violations } = await open({
      answers: () => ({ 'hook.try': () => ({ kind: 'finished', detail: '0\nhello <b>Anna</b>' }) }),
    });
    await page.getByRole('button', { name: 'Add a hook' }).click();
    await field(page, 'Program').fill('/usr/bin/crm');
    await page.getByRole('button', { name: 'Add an argument' }).click();
    await page.keyboard.type('-{number}');
    await page.getByRole('button', { name: 'Save hook' }).click();
    await page.getByText('A value must be an argument of its own').waitFor();
    expect(host.kept()).toEqual({});
    await page.getByRole('form', { name: 'New hook' }).scrollIntoViewIfNeeded();
    await picture('settings-hook');
    expect(await violations()).toEqual([]);
    await field(page, 'Argument 1').fill('{number}');
    await page.getByRole('button', { name: 'Save hook' }).click();
    await page.getByRole('button', { name: 'Try it now: hook 1' }).click();
    await page.getByText('The program has ended, with code 0.').waitFor();
    await page.getByText('Details: hello <b>Anna</b>').waitFor();
    expect(host.kept()).toEqual({ hooks: [{ on: 'answered', run: ['/usr/bin/crm', '{number}'] }] });
    await page.getByRole('button', { name: 'Remove hook 1' }).click();
    await page.getByText('No hook yet.').waitFor();
  });

  test('posts to an address that is safe, and to no other', async () => {
    const { page, host } = await open({
      answers: () => ({ 'hook.try': () => ({ kind: 'answered', detail: '503' }) }),
    });
    await page.getByRole('button', { name: 'Add a hook' }).click();
    await page.getByLabel('When a call').selectOption('was missed');
    await page.getByLabel('Then', { exact: true }).selectOption('Post to an address');
    await field(page, 'Address').fill('http://somebody.example/');
    await page.getByRole('button', { name: 'Save hook' }).click();
    await page.getByText('http:// only on this computer.').waitFor();
    await field(page, 'Address').fill('https://hooks.company.com/missed');
    await page.getByRole('button', { name: 'Save hook' }).click();
    await page.getByRole('button', { name: 'Try it now: hook 1' }).click();
    await page.getByText('The address has answered, with code 503.').waitFor();
    expect(host.kept()).toEqual({ hooks: [{ on: 'missed', post: 'https://hooks.company.com/missed' }] });
  });
});

test('a setting is found by what it is about, or by its key', async () => {
  const { page, picture } = await open();
  const search = page.getByRole('searchbox', { name: 'Find a setting' });
  await search.fill('morning');
  await page.getByText('1 setting found').waitFor();
  expect(await page.locator('.settings-section:visible').count()).toBe(1);
  await picture('settings-search');
  await search.fill('redirectPort');
  await field(page, 'Port for signing in').waitFor();
  await search.fill('nothing of the kind');
  await page.getByText('No setting is called that.').waitFor();
  await search.press('Escape');
  await expect.poll(() => page.locator('.settings-section:visible').count()).toBe(9);
});

test('the list of sections leads there, with the keyboard too', async () => {
  const { page } = await open();
  await page.getByRole('link', { name: 'Advanced' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => hasFocus(page, '#settings-advanced-title')).toBe(true);
  await page.keyboard.press('Tab');
  await expect.poll(() => hasFocus(page, '[data-key="listener.port"] input')).toBe(true);
});

test('signing out is asked about first', async () => {
  let signedOut = 0;
  const { page } = await open({
    answers: () => ({
      'sign-out'() {
        signedOut += 1;
        return null;
      },
    }),
  });
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  expect(signedOut).toBe(0);
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect.poll(() => signedOut).toBe(1);
});

describe('what the program cannot do', () => {
  test('is not offered', async () => {
    const { page } = await open();
    await page.getByText('kept up to date by whoever installed it').waitFor();
    expect(await page.getByRole('switch', { name: 'Start when you log in' }).count()).toBe(0);
    expect(await page.getByRole('switch', { name: 'Look for updates' }).count()).toBe(0);
  });

  test('and what it can, is', async () => {
    const { page, host } = await open({
      program: (program) => {
        program.describe = { ...program.describe, can: { openAtLogin: true, update: true } };
      },
      answers: () => ({ 'updates.check': () => ({ kind: 'up-to-date' }) }),
    });
    await page.getByRole('switch', { name: 'Start when you log in' }).press('Space');
    await expect.poll(() => host.kept()).toEqual({ startup: { openAtLogin: false } });
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('This is the newest version.').waitFor();
    host.events.emit('updates.changed', { kind: 'ready', version: '0.2.0' });
    await page.getByText('Version 0.2.0 is ready.').waitFor();
    await page.getByRole('button', { name: 'Install and restart' }).waitFor();
  });
});
