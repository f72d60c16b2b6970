/** From a first start to the first event: by application and by webhook, and every way it can go wrong. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { SignInEnded, SignInStarted, WindowRequests } from '../../../src/contract/window-api.ts';
import type { RequestHandlers } from '../../../src/app/window/window-service.ts';
import { en as failures } from '../../../src/texts/app/portal-failures.en.ts';
import { portalHostIn } from '../../../src/ui/sign-in/portal-address.ts';
import { hasFocus, widthOf } from './page-facts.ts';
import type { SettingsHost } from './settings-host.ts';
import { settingsOpener } from './settings-opener.ts';

const open = settingsOpener();
const connect = '#/settings?connect=1';
const authorizeUrl = 'https://company.bitrix24.com/oauth/authorize/?client_id=local.1&state=s';
const redirectUrl = 'http://127.0.0.1:53682/';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const started: SignInStarted = { kind: 'waiting', authorizeUrl, redirectUrl, portTaken: false };

function signedOut(program: SettingsHost['program']): void {
  program.status = {
    ...program.status,
    lastDelivery: null,
    portal: { ...program.status.portal, state: 'signed-out', domain: null, operator: null },
  };
  program.settings = {
    ...program.settings,
    secrets: { applicationToken: false, clientSecret: false, incomingWebhookUrl: false },
  };
}

function starting(
  answer: SignInStarted,
  asked: WindowRequests['sign-in.start']['ask'][] = [],
): Partial<RequestHandlers> {
  return {
    'sign-in.start'(ask) {
      asked.push(ask);
      return answer;
    },
  };
}

/** Up to where the browser has the word. */
async function startSignIn(page: Page): Promise<void> {
  await page
    .context()
    .route('https://company.bitrix24.com/**', (route) => route.fulfill({ body: 'sign in' }));
  await page.getByLabel('Portal address').fill('company.bitrix24.com');
  await button(page, 'Continue').click();
  await page.getByLabel('Client ID').fill('local.1');
  await page.getByLabel('Client key (secret)').fill('hush');
  await button(page, 'Sign in').click();
}

test.each([
  ['company.bitrix24.com', 'company.bitrix24.com'],
  ['  https://Company.Bitrix24.com/crm/deal/?a=1#b ', 'company.bitrix24.com'],
  ['http://portal.firma.de:8080/', 'portal.firma.de'],
  ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
  ['company', null],
  ['company bitrix24.com', null],
  ['ftp://company.bitrix24.com', null],
  ['https://', null],
  ['javascript:alert(1)', null],
  ['a@b.', null],
])('of the address %j only the host counts', (typed, host) => {
  expect(portalHostIn(typed)).toBe(host);
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('every step has nothing axe objects to', async () => {
    const { page, host, problems, violations, picture } = await open({
      hash: connect,
      dark: scheme === 'dark',
      program: signedOut,
      answers: () => starting({ ...started, portTaken: true }),
    });
    const look = async (name: string) => {
      await picture(`sign-in-${name}-${scheme}`);
      expect(await violations()).toEqual([]);
    };
    await page.getByLabel('Portal address').waitFor();
    await look('where');
    await page.getByLabel('Portal address').fill('https://company.bitrix24.com/crm/');
    await page.getByText('Offhook uses company.bitrix24.com').waitFor();
    await button(page, 'Continue').click();
    await page.getByLabel('Client ID').waitFor();
    await look('app');
    await startAgain(page);
    await page.getByText('Another program uses port 53682').waitFor();
    await look('waiting');
    host.events.emit('sign-in.ended', { kind: 'failed', why: 'wrong-application', code: 'invalid_client' });
    await page.getByRole('alert').waitFor();
    await look('failed');
    await startOver(page, host);
    await look('first');
    expect(problems).toEqual([]);
  });

  test('the webhook, too, in a narrow window', async () => {
    const { page, violations, picture } = await open({
      hash: connect,
      width: 380,
      height: 640,
      dark: scheme === 'dark',
      program: signedOut,
    });
    await page.getByRole('radio', { name: 'By webhook' }).check();
    await page.getByLabel('Portal address').fill('company.bitrix24.com');
    await button(page, 'Continue').click();
    await page.getByRole('heading', { name: 'The webhook in Bitrix24' }).waitFor();
    await picture(`sign-in-webhook-${scheme}`, true);
    expect(await violations()).toEqual([]);
    expect(await widthOf(page)).toBe(380);
  });
});

async function startAgain(page: Page): Promise<void> {
  await page
    .context()
    .route('https://company.bitrix24.com/**', (route) => route.fulfill({ body: 'sign in' }));
  await page.getByLabel('Client ID').fill('local.1');
  await page.getByLabel('Client key (secret)').fill('hush');
  await button(page, 'Sign in').click();
}

async function startOver(page: Page, host: SettingsHost): Promise<void> {
  await button(page, 'Try again').click();
  await page.getByText('Waiting for your browser').waitFor();
  host.events.emit('sign-in.ended', { kind: 'signed-in' });
  await page.getByText('Waiting for the first event').waitFor();
  await page.getByText('Nothing comes?').click();
}

describe('by application', () => {
  test('one gets from the first start to the first event', async () => {
    const asked: WindowRequests['sign-in.start']['ask'][] = [];
    const { page, host, picture } = await open({
      program: signedOut,
      answers: () => starting(started, asked),
    });
    await button(page, 'Connect Bitrix24…').click();
    await expect.poll(() => hasFocus(page, '.sign-in h2')).toBe(true);
    const popup = page.context().waitForEvent('page');
    await startSignIn(page);
    expect((await popup).url()).toBe(authorizeUrl);
    await page.getByText('Waiting for your browser').waitFor();
    expect(await page.getByRole('link', { name: 'Open the sign-in' }).getAttribute('href')).toBe(
      authorizeUrl,
    );
    expect(asked).toEqual([{ domain: 'company.bitrix24.com', clientId: 'local.1', clientSecret: 'hush' }]);
    host.changeStatus({
      portal: {
        ...host.program.status.portal,
        state: 'connected',
        operator: { id: '1', name: 'Anna Bauer' },
      },
    });
    host.events.emit('sign-in.ended', { kind: 'signed-in' });
    await page.getByText('Signed in as Anna Bauer').waitFor();
    await page.getByText('Waiting for the first event').waitFor();
    host.changeStatus({ lastDelivery: { atMs: Date.now() } });
    await page.getByText('It has arrived').waitFor();
    await picture('sign-in-arrived');
    await button(page, 'Done').click();
    await page.getByRole('heading', { name: 'Calls', exact: true }).waitFor();
  });

  test('an address that is none, and fields that are empty, are said at once', async () => {
    const { page, violations } = await open({ hash: connect, program: signedOut });
    await button(page, 'Continue').click();
    await page.getByText('This is needed.').waitFor();
    await page.getByLabel('Portal address').fill('my company');
    await page.getByText('That is no address of a portal.').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('Portal address').fill('company.bitrix24.com');
    await button(page, 'Continue').click();
    await button(page, 'Sign in').click();
    expect(await page.getByText('This is needed.').count()).toBe(2);
  });

  test.each([
    ['clientId', 'Offhook cannot use this client ID.'],
    ['clientSecret', 'Offhook cannot use this key.'],
    ['domain', 'Which Bitrix24 is yours?'],
  ] as const)('a wrong %s is said where it is filled in', async (field, words) => {
    const { page } = await open({
      hash: connect,
      program: signedOut,
      answers: () => starting({ kind: 'wrong', field }),
    });
    await startSignIn(page);
    await page.getByText(words).waitFor();
  });

  test('every failure of a portal is explained, and one can try again', async () => {
    const { page, host } = await open({
      hash: connect,
      program: signedOut,
      answers: () => starting(started),
    });
    await startSignIn(page);
    for (const [key, words] of Object.entries(failures)) {
      await page.getByText('Waiting for your browser').waitFor();
      host.events.emit('sign-in.ended', {
        kind: 'failed',
        why: key.replace('portal.failure.', ''),
        code: key,
      });
      await page.getByRole('alert').getByText(words.replace('{{code}}', key)).waitFor();
      await page.getByText(`Bitrix24 says: ${key}`).waitFor();
      await button(page, 'Try again').click();
    }
  });

  test('after a failure what was entered can be changed', async () => {
    const { page, host } = await open({
      hash: connect,
      program: signedOut,
      answers: () => starting(started),
    });
    await startSignIn(page);
    await page.getByText('Waiting for your browser').waitFor();
    host.events.emit('sign-in.ended', { kind: 'failed', why: 'unheard-of', code: null });
    await page.getByText('a code Offhook does not know: unheard-of').waitFor();
    await button(page, 'Change what was entered').click();
    expect(await page.getByLabel('Client ID').inputValue()).toBe('local.1');
  });

  const others = {
    'timed-out': 'Nobody came back from the browser within ten minutes.',
    'not-an-answer': 'does not belong to this sign-in',
  } satisfies Record<Exclude<SignInEnded['kind'], 'signed-in' | 'failed' | 'cancelled'>, string>;

  test.each(Object.entries(others))('one that is %s can be tried again', async (kind, words) => {
    const { page, host } = await open({
      hash: connect,
      program: signedOut,
      answers: () => starting(started),
    });
    await startSignIn(page);
    await page.getByText('Waiting for your browser').waitFor();
    host.events.emit('sign-in.ended', { kind: kind as 'timed-out' });
    await page.getByText(words).waitFor();
    await button(page, 'Try again').click();
    await page.getByText('Waiting for your browser').waitFor();
  });

  test('it can be cancelled, and begins where one was', async () => {
    let cancelled = 0;
    const { page } = await open({
      hash: connect,
      program: signedOut,
      answers: () => ({
        ...starting(started),
        'sign-in.cancel'() {
          cancelled += 1;
          return null;
        },
      }),
    });
    await startSignIn(page);
    await button(page, 'Cancel').click();
    await page.getByLabel('Client ID').waitFor();
    expect(cancelled).toBe(1);
  });

  test('when the port is taken, the address of the error page is pasted', async () => {
    const pasted: string[] = [];
    const { page, host } = await open({
      hash: connect,
      program: signedOut,
      answers: () => ({
        ...starting({ ...started, portTaken: true }),
        'sign-in.paste'({ address }) {
          pasted.push(address);
          return { understood: address.includes('code=') };
        },
      }),
    });
    await startSignIn(page);
    await page.getByText('Another program uses port 53682').waitFor();
    const field = page.getByLabel('Address of the page');
    await field.fill('https://company.bitrix24.com/');
    await field.press('Enter');
    await page.getByText('This address does not belong to this sign-in.').waitFor();
    await field.fill(`${redirectUrl}?code=1&state=s`);
    await button(page, 'Use this address').click();
    await page.getByText('Understood.').waitFor();
    expect(pasted).toEqual(['https://company.bitrix24.com/', `${redirectUrl}?code=1&state=s`]);
    host.events.emit('sign-in.ended', { kind: 'signed-in' });
    await page.getByText('Now a test call').waitFor();
  });

  test('a secret that is kept is never shown, and need not be typed again', async () => {
    const asked: WindowRequests['sign-in.start']['ask'][] = [];
    const { page } = await open({
      hash: connect,
      kept: { portal: { domain: 'company.bitrix24.com', mode: 'app', clientId: 'local.1' } },
      answers: () => starting(started, asked),
    });
    await page
      .context()
      .route('https://company.bitrix24.com/**', (route) => route.fulfill({ body: 'sign in' }));
    await button(page, 'Continue').click();
    await page.getByPlaceholder('Kept. Fill in only to replace it.').waitFor();
    await button(page, 'Sign in').click();
    await page.getByText('Waiting for your browser').waitFor();
    expect(asked).toEqual([{ domain: 'company.bitrix24.com', clientId: 'local.1', clientSecret: '' }]);
  });
});

describe('by webhook', () => {
  async function toTheForm(page: Page): Promise<void> {
    await page.getByLabel('Portal address').fill('company.bitrix24.com');
    await page.getByRole('radio', { name: 'By webhook' }).check();
    await button(page, 'Continue').click();
    await page.getByRole('heading', { name: 'The webhook in Bitrix24' }).waitFor();
  }

  test('one gets from the first start to the first event', async () => {
    const asked: WindowRequests['webhook.connect']['ask'][] = [];
    const { page, host, problems } = await open({
      hash: connect,
      program: signedOut,
      answers: () => ({
        'webhook.connect'(ask) {
          asked.push(ask);
          return { kind: 'connected', operatorName: 'Anna Bauer' };
        },
      }),
    });
    await toTheForm(page);
    await page.getByRole('button', { name: 'Copy: Paste this as the handler address' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(host.program.status.handlerUrl);
    for (const event of ['INIT', 'START', 'END']) await page.getByText(`ONVOXIMPLANTCALL${event}`).waitFor();
    await page.getByLabel('Application token').fill('0123456789abcdef0123456789abcdef');
    await page.getByLabel('Your user number').fill('1269');
    await button(page, 'Connect').click();
    await page.getByText('Connected as Anna Bauer').waitFor();
    expect(asked).toEqual([
      { applicationToken: '0123456789abcdef0123456789abcdef', incomingWebhookUrl: null, operatorId: '1269' },
    ]);
    expect(host.kept()).toEqual({ portal: { domain: 'company.bitrix24.com' } });
    await page.getByText('Nothing comes?').click();
    await page.getByText('Are all three events ticked').waitFor();
    host.changeStatus({ lastDelivery: { atMs: Date.now() } });
    await page.getByText('It has arrived').waitFor();
    expect(problems).toEqual([]);
  });

  test('what is missing is said before anything is sent', async () => {
    const { page, host } = await open({ hash: connect, program: signedOut });
    await toTheForm(page);
    await button(page, 'Connect').click();
    await page.getByText('This is needed.').waitFor();
    await page.getByLabel('Application token').fill('0123456789abcdef');
    await button(page, 'Connect').click();
    await page.getByText('so that Offhook knows which calls are yours').waitFor();
    expect(host.kept()).toEqual({});
  });

  test.each([
    ['applicationToken', 'shape', 'This is no application token.'],
    ['operatorId', 'shape', 'Write the number alone, such as 1269.'],
    ['incomingWebhookUrl', 'shape', 'It looks like https://company.bitrix24.com/rest/'],
    ['incomingWebhookUrl', 'missing-scope', 'A permission is missing.'],
  ] as const)('a wrong %s (%s) is said at its field', async (field, why, words) => {
    const { page } = await open({
      hash: connect,
      program: signedOut,
      answers: () => ({ 'webhook.connect': () => ({ kind: 'wrong', field, why }) }),
    });
    await toTheForm(page);
    await page.getByLabel('Application token').fill('0123456789abcdef');
    await page.getByLabel('Your user number').fill('12-69');
    await button(page, 'Connect').click();
    await page.getByText(words).waitFor();
  });

  test('without a public address it says where to get one, and shows it when it comes', async () => {
    const { page, host } = await open({
      hash: connect,
      program(program) {
        signedOut(program);
        program.status = { ...program.status, handlerUrl: null };
      },
    });
    await toTheForm(page);
    await page.getByText('There is no public address yet.').waitFor();
    host.changeStatus({ handlerUrl: 'https://anna.loca.lt/b24/0123' });
    await page.getByText('https://anna.loca.lt/b24/0123').waitFor();
  });
});
