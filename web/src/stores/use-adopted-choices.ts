import { useEffect, useState } from 'react';
import { chooseLanguage } from '../i18n';
import { adoptLook } from '../theme/look';
import { theme } from '../theme/theme';
import { useChatState, useModel } from './hooks';
import { isChat, type Model } from './model';
import { setting } from './selectors';

/**
 * Turns to the language and the theme that the account, else the workspace, has chosen, and to what of the look the account
 * has chosen, and follows them. False until
 * the language has been turned to for whoever is here: nobody wants to see a page change its language.
 */
export function useAdoptedChoices(): boolean {
  const model = useModel();
  const known = useChatState(({ fetched, me }) => fetched.has('settings') && (me !== null || !isChat(model)));
  const appearance = useChatState(({ me }) => me?.settings?.preferences?.themeAppearence);
  const preferences = useChatState(({ me }) => me?.settings?.preferences);
  // An account without a choice carries '' or 'default'.
  const account = useChatState(({ me }) =>
    [me?.language, me?.settings?.preferences?.language].find((language) => language && language !== 'default'),
  );
  const workspace = useChatState((state) => setting(state, 'Language', ''));
  const [adopted, setAdopted] = useState<Model | null>(null);

  useEffect(() => {
    if (appearance) theme.choose(appearance);
  }, [appearance]);
  useEffect(() => adoptLook(preferences), [preferences]);
  useEffect(() => {
    if (!known) return;
    const turned = () => setAdopted(model);
    // A catalogue that does not come leaves the language as it is.
    chooseLanguage({ ...(account && { account }), ...(workspace && { workspace }) }).then(turned, turned);
  }, [model, known, account, workspace]);
  return adopted === model;
}
