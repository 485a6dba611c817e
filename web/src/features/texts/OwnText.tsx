import './texts.css';
import { useCallback } from 'react';
import { api } from '../../api/http';
import { useLoad } from '../../lib/load';

export type TextSetting =
  | 'Layout_Home_Body'
  | 'Layout_Legal_Notice'
  | 'Layout_Login_Terms'
  | 'Layout_Privacy_Policy'
  | 'Layout_Sidenav_Footer'
  | 'Layout_Sidenav_Footer_Dark'
  | 'Layout_Terms_of_Service';

/** A text of the workspace, as the server gives it out: without anything that runs (src/markup/safe_html.h). */
export function OwnText({ id, className = '' }: { id: TextSetting; className?: string }) {
  const load = useCallback(
    async (signal: AbortSignal) => (await api.get('confab.layoutText', { _id: id }, { signal })).html,
    [id],
  );
  const { data = '' } = useLoad(load);
  // eslint-disable-next-line no-restricted-syntax -- it is markup, and the server has left in it only what does no harm
  return <div className={`confab-own-text ${className}`} dangerouslySetInnerHTML={{ __html: data }} />;
}
