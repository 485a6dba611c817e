import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DateTimeField, fromFieldText, toFieldText } from './DateTimeField';

test('a moment is written and read by the clock of the reader', () => {
  const time = new Date(2026, 2, 9, 8, 5).getTime();
  expect(toFieldText(time, false)).toBe('2026-03-09T08:05');
  expect(toFieldText(time, true)).toBe('2026-03-09');
  expect(fromFieldText('2026-03-09T08:05')).toBe(time);
  expect(fromFieldText('2026-03-09')).toBe(new Date(2026, 2, 9).getTime());
  for (const text of ['', '2026', '0002-03-09', '2026-02-31', 'soon']) expect(fromFieldText(text)).toBeUndefined();
});

test('says what is chosen, and that nothing is while it is half typed', () => {
  const onChange = vi.fn();
  render(<DateTimeField label="Until" hint="Your time." value={undefined} onChange={onChange} />);
  const field = screen.getByLabelText('Until');
  expect(field).toHaveAccessibleDescription('Your time.');
  fireEvent.change(field, { target: { value: '2026-03-09T08:05' } });
  expect(onChange).toHaveBeenLastCalledWith(new Date(2026, 2, 9, 8, 5).getTime());
  fireEvent.change(field, { target: { value: '' } });
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});
