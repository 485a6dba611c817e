/** Texts that the workspace has of its own; the page says which there are (`data-texts`). */
export type OwnTextName = 'home' | 'login' | 'terms' | 'privacy' | 'legal' | 'footer' | 'footer-dark';

export const ownTexts = (): string[] => document.documentElement.dataset.texts?.split(' ') ?? [];

export const hasOwnText = (name: OwnTextName): boolean => ownTexts().includes(name);
