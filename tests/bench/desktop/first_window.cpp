// SPDX-License-Identifier: Apache-2.0
// The program itself, from its start until it is painted.
#include "app/desktop/mainwindow.h"
#include "widgets/common/look.h"

#include <QApplication>

#include <cstdlib>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    mlsysim::widgets::install_look(mlsysim::widgets::ThemeMode::Light);
    mlsysim::desktop::MainWindow window(mlsysim::Registry::shipped());
    window.show();
    QApplication::processEvents();
    std::_Exit(0); // what follows the first paint does not count
}
