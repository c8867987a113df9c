/// The data folders, for the build and for reading at run time.
const FOLDERS: [&str; 5] = [
    "countries",
    "indicators",
    "instruments",
    "languages",
    "red_flags",
];
