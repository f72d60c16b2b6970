import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import type { DoctorCheck } from '../../../src/core/doctor/doctor-check.ts';
import type { DoctorTextKey } from '../../../src/core/doctor/doctor-codes.ts';
import { de } from '../../../src/texts/app/doctor.de.ts';
import { en } from '../../../src/texts/app/doctor.en.ts';
import { ru } from '../../../src/texts/app/doctor.ru.ts';
import { examined, type Patient } from './doctor-rig.ts';
import { illPrograms } from './ill-programs.ts';

describe('the words', () => {
  const textKey = ({ name, code }: DoctorCheck) => `doctor.${name}.${code}` as DoctorTextKey;

  test.each(['en', 'de', 'ru'] as const)(
    'in %s have everything filled in that a check tells',
    async (language) => {
      const translate = createTranslate(language);
      const patients: Patient[] = [{}, ...illPrograms.map(([, patient]) => patient), { mode: 'webhook' }];
      for (const patient of patients) {
        for (const check of (await examined(patient)).report.checks) {
          const words = translate(textKey(check), check.values);
          expect(words).not.toMatch(/[{}]|^doctor\./);
          for (const value of Object.values(check.values)) expect(words).toContain(value);
        }
      }
    },
  );

  test('ask for the same values in every language', () => {
    const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    for (const key of Object.keys(en) as DoctorTextKey[]) {
      expect([key, blanks(de[key]), blanks(ru[key])]).toEqual([key, blanks(en[key]), blanks(en[key])]);
    }
  });
});
