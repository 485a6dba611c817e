import { useState } from 'react';
import { currentOpener } from './overlay/opener';
import { useLayers } from './overlay/load';
import type { DrawerProps } from './overlay/DrawerLayer';

/** What stands beside the page where there is room, and over it where there is none. */
export function Drawer(props: DrawerProps) {
  const [opener] = useState(currentOpener);
  const layers = useLayers(true, props.onClose);
  return layers && <layers.DrawerLayer {...props} opener={opener} />;
}
