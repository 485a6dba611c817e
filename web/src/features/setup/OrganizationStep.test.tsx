import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderAt } from '../../testing/render';
import type { Organization } from './answers';
import { OrganizationStep } from './OrganizationStep';

const kNothing: Organization = { name: '', type: '', industry: '', size: '', country: '', website: '' };

async function ask() {
  const [onChange, onNext] = [vi.fn<(organization: Organization) => void>(), vi.fn()];
  await renderAt('/', <OrganizationStep organization={kNothing} onChange={onChange} onNext={onNext} />);
  return { onChange, onNext, next: () => userEvent.click(screen.getByRole('button', { name: 'Next' })) };
}
const field = (name: RegExp) => screen.getByRole('textbox', { name });

test('nothing has to be said of an organization but its name', async () => {
  const { onChange, onNext, next } = await ask();
  await next();
  expect(onNext).not.toHaveBeenCalled();
  expect(screen.getByRole('combobox', { name: /^Country/ })).toBeValid();
  await userEvent.type(field(/^Name/), 'Heron');
  await next();
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...kNothing, name: 'Heron' });
  expect(onNext).toHaveBeenCalledTimes(1);
});

test('a website may be written as people say it', async () => {
  const { onChange, next } = await ask();
  await userEvent.type(field(/^Name/), 'Heron');
  await userEvent.type(field(/^Website/), 'heron.example');
  await next();
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...kNothing, name: 'Heron', website: 'https://heron.example/' });
});

test('countries are called by their names, the whole world first', async () => {
  await ask();
  const [, first, second] = [...screen.getByLabelText<HTMLSelectElement>(/^Country/).options].map(({ text }) => text);
  expect([first, second]).toEqual(['Worldwide', 'Afghanistan']);
});
