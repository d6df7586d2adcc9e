// Which component shows which address. A screen is a ScreenFrame; it finds its thing by `address.id`.
import type { ComponentType } from 'react';
import type { Address, ScreenName } from '../store/address.ts';

export type ScreenComponent = ComponentType<{ readonly address: Address }>;

export const screens: Readonly<Partial<Record<ScreenName, ScreenComponent>>> = {};
