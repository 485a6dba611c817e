// What the parts of Fuselage that ui/ uses take from react-aria: buttons, focus rings and menus. Select and Slider would
// want more (useSelect, useListBox, useSlider ...); they are not used, and would fail when first rendered.
export { DismissButton, Overlay } from 'react-aria/Overlay';
export { mergeProps } from 'react-aria/mergeProps';
export { useButton } from 'react-aria/useButton';
export { useFocusRing } from 'react-aria/useFocusRing';
export { useInteractOutside } from 'react-aria/useInteractOutside';
export { useMenu, useMenuItem, useMenuSection, useMenuTrigger, useSubmenuTrigger } from 'react-aria/useMenu';
export { usePopover } from 'react-aria/usePopover';
export { useSeparator } from 'react-aria/useSeparator';
