import { describe, expect, test } from 'vitest';
import { redact, redactText } from '../../../src/core/text/redact.ts';

describe('text that goes to a log', () => {
  test.each([
    ['call from +7 (916) 123-45-67', 'call from …567'],
    ['+4930159694 hung up', '…694 hung up'],
    ['call 12-34-5 took 78 s', 'call 12-34-5 took 78 s'],
    ['at 10:30 on port 45678', 'at 10:30 on port 45678'],
    ['http://127.0.0.1:80/b24/0123456789abcdef', 'http://127.0.0.1:80[hidden]'],
    ['https://a.bitrix24.com/rest/1/s3cr3t/profile', 'https://a.bitrix24.com[hidden]/profile'],
    ['http://127.0.0.1:80/#key=abc', 'http://127.0.0.1:80/[hidden]'],
    ['token 51610fefc120afb4b628cc82d6298cce', 'token [hidden]'],
  ])('%s', (text, masked) => {
    expect(redactText(text)).toBe(masked);
  });

  test('has a number of seven digits masked and one of six, however punctuated, left alone', () => {
    expect(redactText('1234567 and 1-2-3-4-5-6')).toBe('…567 and 1-2-3-4-5-6');
  });
});

describe('fields that go to a log', () => {
  test('named like a secret are hidden whatever they hold; the rest is masked as text', () => {
    const fields = {
      auth: { a: 1 },
      accessToken: 'x',
      nested: [{ client_secret: 'y', number: '+79161234567' }],
      ms: 5,
    };
    expect(redact(fields)).toEqual({
      auth: '[hidden]',
      accessToken: '[hidden]',
      nested: [{ client_secret: '[hidden]', number: '…567' }],
      ms: 5,
    });
  });

  test('keep what is no text', () => {
    expect(redact([null, true, undefined, 7, 7n])).toEqual([null, true, undefined, 7, '7']);
  });

  test('tell of an error with its code and cause, masked', () => {
    const error = Object.assign(new Error('no answer from +79161234567', { cause: new Error('inner') }), {
      code: 'EPIPE',
    });
    expect(redact(error)).toMatchObject({
      name: 'Error',
      message: 'no answer from …567',
      code: 'EPIPE',
      cause: { message: 'inner' },
    });
    expect(redact(new Error('plain'))).not.toHaveProperty('code');
  });

  test('end where they would go too deep', () => {
    const loop: Record<string, unknown> = {};
    loop['again'] = loop;
    expect(JSON.stringify(redact(loop))).toContain('[hidden]');
  });
});
