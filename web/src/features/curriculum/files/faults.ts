/** What a form sees by itself to be wrong in a file, before anybody is asked (pure). */
export type FaultCode = "needed" | "whole" | "order" | "share" | "minutes" | "slug" | "twice" | "language";
export type SeenFault = { place: string; code: FaultCode };
