import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/clipboard';
import { toast } from '../../ui';

/** Copies, and says whether that has worked. */
export function useCopy(): (text: string) => void {
  const { t } = useTranslation('common');
  return (text) =>
    void copyText(text).then((copied) => (copied ? toast.success(t('copied')) : toast.error(t('copy-failed'))));
}
