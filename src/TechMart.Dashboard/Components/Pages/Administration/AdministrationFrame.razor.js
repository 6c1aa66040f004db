// The name of the time zone in which the device keeps its clock.
export function zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}
