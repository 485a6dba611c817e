import { useEffect, useRef } from 'react';
import { inputOf } from './kinds';
import { partsOf, showColours } from './colours';
import type { Settings } from './use-settings';

/** The colours of the settings as they stand in the fields, by id. */
export function colourInputs(settings: Settings): Record<string, string> {
  const rows = settings.settings?.filter(({ _id }) => partsOf(_id)) ?? [];
  return Object.fromEntries(rows.map((setting) => [setting._id, String(settings.inputFor(setting))]));
}

/** Shows the colours that stand in the fields, and when the page is left those that are saved. */
export function useColourPreview(settings: Settings): void {
  const rows = settings.settings;
  const saved = useRef<Record<string, string> | undefined>(undefined);
  useEffect(() => {
    if (!rows) return;
    const colours = rows.filter(({ _id }) => partsOf(_id));
    saved.current = Object.fromEntries(colours.map((setting) => [setting._id, String(inputOf(setting))]));
  }, [rows]);
  const shown = JSON.stringify(colourInputs(settings));
  useEffect(() => {
    if (rows) showColours(JSON.parse(shown));
  }, [rows, shown]);
  useEffect(
    () => () => {
      if (saved.current) showColours(saved.current);
    },
    [],
  );
}

/** The workspace's styles were saved: they count on this page, too. */
export function renewStyles(): void {
  const link = document.querySelector<HTMLLinkElement>('link[href^="/css-theme_"], link[href^="/theme.css"]');
  const fresh = document.createElement('link');
  fresh.rel = 'stylesheet';
  fresh.href = `/theme.css?${Date.now()}`;
  document.head.append(fresh);
  fresh.addEventListener('load', () => link?.remove());
}
