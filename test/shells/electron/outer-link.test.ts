import { describe, expect, test } from 'vitest';
import { createLinkOpener } from '../../../src/shells/electron/links/link-opener.ts';
import { authorizeLink, outerLink } from '../../../src/shells/electron/links/outer-link.ts';
import { recordingLog } from '../../fakes/recording-log.ts';

const portal = 'company.bitrix24.com';

test.each([
  'https://company.bitrix24.com/crm/contact/details/17/',
  'https://COMPANY.bitrix24.com/',
  'https://company.bitrix24.com:443/crm/',
  'https://apidocs.bitrix24.com/api-reference/telephony/',
  'https://helpdesk.bitrix24.com/open/1/',
])('%s may be opened', (url) => {
  expect(outerLink(url, portal)).toBe(new URL(url).href);
});

const refused = [
  '',
  'nonsense',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://company.bitrix24.com/',
  'ftp://company.bitrix24.com/',
  'smb://company.bitrix24.com/share',
  'ms-msdt:/id PCWDiagnostic',
  'data:text/html,hello',
  'app://offhook/',
  'offhook://settings',
  'https://company.bitrix24.com:8443/',
  'https://user:pass@company.bitrix24.com/',
  'https://company.bitrix24.com@evil.example/',
  'https://company.bitrix24.com.evil.example/',
  'https://evil.example/?company.bitrix24.com',
  'https://evil.example/#https://company.bitrix24.com/',
  'https://other.bitrix24.com/',
  'https://xcompany.bitrix24.com/',
  '//company.bitrix24.com/',
];

test.each(refused)('%j may not', (url) => {
  expect(outerLink(url, portal)).toBeNull();
});

test('a backslash is a slash to a browser, and to us', () => {
  expect(outerLink('https://company.bitrix24.com\\@evil.example/', portal)).toBe(
    'https://company.bitrix24.com/@evil.example/',
  );
});

test('without a pinned portal only the documentation is left', () => {
  expect(outerLink('https://company.bitrix24.com/', null)).toBeNull();
  expect(outerLink('https://apidocs.bitrix24.com/', null)).toBe('https://apidocs.bitrix24.com/');
});

test('the sign-in page may be any portal’s, and nothing but that page', () => {
  const page = 'https://new.bitrix24.de/oauth/authorize/?client_id=local.1&state=x';
  expect(authorizeLink(page)).toBe(page);
  expect(authorizeLink('https://new.bitrix24.de/oauth/authorize/../../evil')).toBeNull();
  expect(authorizeLink('http://new.bitrix24.de/oauth/authorize/')).toBeNull();
});

describe('the one way out', () => {
  test('hands on what was checked, and logs what was refused', async () => {
    const opened: string[] = [];
    const log = recordingLog();
    const links = createLinkOpener({
      portalHost: () => portal,
      openExternal: async (url) => void opened.push(url),
      log,
    });
    expect(links.open('https://company.bitrix24.com/a')).toBe(true);
    expect(links.open('javascript:alert(1)')).toBe(false);
    expect(links.open('https://new.bitrix24.de/oauth/authorize/')).toBe(false);
    expect(links.openSignIn('https://new.bitrix24.de/oauth/authorize/')).toBe(true);
    expect(opened).toEqual(['https://company.bitrix24.com/a', 'https://new.bitrix24.de/oauth/authorize/']);
    expect(JSON.stringify(log.lines)).toContain('a link was refused');
  });
});
