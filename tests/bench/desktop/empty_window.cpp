// SPDX-License-Identifier: Apache-2.0
// The baseline of the start: a main window that holds an empty QCustomPlot, until it is painted.
#include <QApplication>
#include <QMainWindow>
#include <qcustomplot.h>

#include <cstdlib>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QCustomPlot);
    window.resize(1600, 1000);
    window.show();
    QApplication::processEvents();
    std::_Exit(0); // what follows the first paint does not count
}
