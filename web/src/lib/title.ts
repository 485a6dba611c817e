import { useEffect } from 'react';
import { useSetting } from '../api/workspace';

/** Names the page in the browser's tab. */
export function useTitle(page: string): void {
  const site = useSetting('Site_Name', 'Confab') || 'Confab';
  useEffect(() => {
    document.title = page ? `${page} - ${site}` : site;
  }, [page, site]);
}
