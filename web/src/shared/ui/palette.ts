/** Meno's colours: Aegean blue leads, terracotta calls, olive agrees, saffron hints, berry warns; greys are warm as paper and stone. */
import type { MantineColorsTuple } from "@mantine/core";

export const aegean: MantineColorsTuple = [
  "#edf5f7",
  "#d8e8ed",
  "#b1d1db",
  "#85b8c8",
  "#5f9fb4",
  "#43899f",
  "#2c7189",
  "#1f5b70",
  "#17475a",
  "#0f3342",
];
export const terracotta: MantineColorsTuple = [
  "#fcf1ec",
  "#f8dfd4",
  "#f0bea9",
  "#e79b7c",
  "#de7b54",
  "#d2653b",
  "#b9522b",
  "#9a4223",
  "#7a341c",
  "#5b2715",
];
export const olive: MantineColorsTuple = [
  "#f2f5ea",
  "#e3eacf",
  "#c8d6a2",
  "#abc072",
  "#91ab4b",
  "#7a9436",
  "#627a29",
  "#4e6221",
  "#3c4c1a",
  "#2b3713",
];
export const saffron: MantineColorsTuple = [
  "#fef7e6",
  "#fcebc2",
  "#f8d88a",
  "#f2c250",
  "#e8ad27",
  "#d0941a",
  "#a97512",
  "#835a0f",
  "#64450d",
  "#48310a",
];
export const berry: MantineColorsTuple = [
  "#fbeef0",
  "#f6d9de",
  "#ebb0ba",
  "#de8494",
  "#d15d72",
  "#c2415a",
  "#ad3149",
  "#93283d",
  "#752031",
  "#561825",
];
export const stone: MantineColorsTuple = [
  "#faf8f4",
  "#f3efe8",
  "#e7e1d6",
  "#d5cdbf",
  "#b5ab9a",
  "#8f8676",
  "#6a6255",
  "#544d42",
  "#39342c",
  "#221f1a",
];
/** From the text of the dark to its ground. */
export const night: MantineColorsTuple = [
  "#ece7dd",
  "#ccc7bd",
  "#aaa69e",
  "#85847f",
  "#4c5459",
  "#3a4248",
  "#2b3338",
  "#1c2429",
  "#151b1f",
  "#0e1316",
];
