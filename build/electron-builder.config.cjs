/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'net.jitterbook.Jitterbook',
  // An Electron that lies in a folder already, for packaging without a network.
  electronDist: process.env['JITTERBOOK_ELECTRON_DIST'] ?? null,
  directories: { output: 'release' },
  publish: null,
  // ssh2 brings optional native parts that are built for Node, not for Electron; it does without.
  npmRebuild: false,
  files: [
    'dist/**',
    '!dist/demo/**',
    'package.json',
    '!node_modules/{buildcheck,cpu-features,nan}/**',
    // Playwright's own windows: the trace viewer and the recorder.
    '!node_modules/playwright-core/lib/vite/**',
  ],
  asar: true,
  // The probe is a program that Node runs from a real file.
  asarUnpack: ['dist/assets/**'],
  electronFuses: {
    // On: the embedded lab runs the probe with Electron as Node; a machine that has Jitterbook needs no other Node.
    runAsNode: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    // Checked on macOS and Windows; Linux has no place to keep the digest.
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The desktop window has no cookies.
    enableCookieEncryption: false,
  },
  linux: { target: ['AppImage', 'tar.gz'], category: 'Science', executableName: 'jitterbook' },
  mac: { target: ['dmg'], category: 'public.app-category.developer-tools' },
  win: { target: ['nsis'] },
};
