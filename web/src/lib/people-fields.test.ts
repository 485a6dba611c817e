import { describe, expect, it } from 'vitest';
import { declaredFields, faultOf, fieldTexts } from './people-fields';

const setting = JSON.stringify({
  desk: { type: 'text', required: true, minLength: 2, maxLength: 4 },
  team: { type: 'select', options: ['red', 7, 'blue'] },
  odd: 'text',
});

describe('free-form fields of people', () => {
  it('are read from the setting, and are none where it says nothing that can be read', () => {
    expect(declaredFields(setting)).toEqual([
      { name: 'desk', required: true, min: 2, max: 4 },
      { name: 'team', required: false, options: ['red', 'blue'] },
      { name: 'odd', required: false },
    ]);
    for (const nothing of ['', ' ', '[]', '{', '"x"']) expect(declaredFields(nothing)).toEqual([]);
  });

  it('show what is stored as text, and nothing else', () => {
    expect(fieldTexts(declaredFields(setting), { desk: 'A1', team: 7, more: 'x' })).toEqual({
      desk: 'A1',
      team: '',
      odd: '',
    });
    expect(fieldTexts(declaredFields(setting), undefined)).toEqual({ desk: '', team: '', odd: '' });
  });

  it('are refused as the server refuses them', () => {
    const [desk, team] = declaredFields(setting);
    expect([' ', 'A', ' A1 ', 'A1234'].map((text) => desk && faultOf(desk, text))).toEqual([
      'needed',
      'short',
      undefined,
      'long',
    ]);
    expect(team && faultOf(team, '')).toBeUndefined();
  });
});
