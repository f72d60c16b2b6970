import { expect, test } from 'vitest';
import { readAppLink } from '../../../src/core/links/app-link.ts';

test.each([
  ['offhook://call/17', { view: 'history', callId: 17 }],
  ['offhook://call/17/', { view: 'history', callId: 17 }],
  ['OFFHOOK://Call/17', { view: 'history', callId: 17 }],
  ['offhook:call/17', { view: 'history', callId: 17 }],
  ['offhook://history', { view: 'history', callId: null }],
  ['offhook://settings', { view: 'settings', callId: null }],
  ['offhook://settings/', { view: 'settings', callId: null }],
  ['offhook://status', { view: 'status', callId: null }],
])('%s is understood', (text, link) => {
  expect(readAppLink(text)).toEqual(link);
});

test.each([
  '',
  'offhook://',
  'offhook://call',
  'offhook://call/',
  'offhook://call/-1',
  'offhook://call/1234567890123456',
  'offhook://call/17/../settings',
  'offhook://call/17?x=1',
  'offhook://history/17',
  'offhook://settings/17',
  'offhook://status/1',
  'offhook://quit',
  'https://call/17',
  'javascript:alert(1)',
  ' offhook://call/17',
])('%j is not a link of ours', (text) => {
  expect(readAppLink(text)).toBeNull();
});
