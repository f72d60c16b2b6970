import { describe, expect, test } from 'vitest';
import { oauthOrigin, portalOrigin, renamedTo } from '../../../src/adapters/portal/hosts.ts';
import { webhookEndpoint } from '../../../src/adapters/portal/portal-of-settings.ts';

describe('the OAuth server', () => {
  test.each([
    ['company.bitrix24.com', null, 'https://oauth.bitrix.info'],
    ['company.bitrix24.de', null, 'https://oauth.bitrix.info'],
    ['company.bitrix24.ru', null, 'https://oauth.bitrix24.tech'],
    ['COMPANY.BITRIX24.BY', null, 'https://oauth.bitrix24.tech'],
    ['company.bitrix24.com', 'oauth.bitrix24.tech', 'https://oauth.bitrix24.tech'],
    ['company.bitrix24.ru', 'evil.example', 'https://oauth.bitrix24.tech'],
    ['company.bitrix24.com', 'oauth.bitrix.info.evil.example', 'https://oauth.bitrix.info'],
  ])('of %s, which names %s, is %s', (domain, named, origin) => {
    expect(oauthOrigin(domain, named, null)).toBe(origin);
  });
});

test('the portal is asked over https', () => {
  expect(portalOrigin('Company.bitrix24.com', null)).toBe('https://company.bitrix24.com');
});

describe('a renamed portal', () => {
  const from = 'https://company.bitrix24.com/rest/';
  test.each([
    ['https://firma.bitrix24.de/rest/profile', 'https://firma.bitrix24.de'],
    ['https://firma.bitrix24.com.br/rest/profile', 'https://firma.bitrix24.com.br'],
    ['http://firma.bitrix24.de/rest/profile', null],
    ['https://firma.bitrix24.de:8443/rest/profile', null],
    ['https://firma.bitrix24.de.evil.example/', null],
    ['https://evil.example/bitrix24.de', null],
    ['https://bitrix24.evil', null],
    ['http://127.0.0.1:80/', null],
    ['//evil.example/', null],
    [null, null],
  ])('that points to %s leads to %s', (location, origin) => {
    expect(renamedTo(location, from)).toBe(origin);
  });
});

describe('the address of an incoming webhook', () => {
  const local = { portal: 'http://127.0.0.1:8080', oauth: 'http://127.0.0.1:8080' };
  test.each([
    [
      'https://company.bitrix24.com/rest/1269/abcdefgh12345678/',
      'https://company.bitrix24.com/rest/1269/abcdefgh12345678/',
    ],
    [
      'https://company.bitrix24.com/rest/1269/abcdefgh12345678',
      'https://company.bitrix24.com/rest/1269/abcdefgh12345678/',
    ],
    [
      'https://company.bitrix24.com/rest/1269/abcdefgh12345678/profile.json',
      'https://company.bitrix24.com/rest/1269/abcdefgh12345678/',
    ],
    ['http://127.0.0.1:8080/rest/1/abcdefgh12345678/', 'http://127.0.0.1:8080/rest/1/abcdefgh12345678/'],
    ['http://company.bitrix24.com/rest/1269/abcdefgh12345678/', null],
    ['https://company.bitrix24.com/rest/x/abcdefgh12345678/', null],
    ['https://company.bitrix24.com/rest/1269/abcdefgh12345678/?x=1', null],
    ['https://company.bitrix24.com/', null],
    ['no address', null],
  ])('%s is %s', (address, endpoint) => {
    expect(webhookEndpoint(address, local)).toBe(endpoint);
  });
});
